package ramscim.server.traffic;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.store.KeptName;
import ramscim.store.TransitionListener;
import ramscim.store.Written;

/**
 * When a provider first came to what, by the name of its token. What RAM confirmed is written in the transaction that
 * says so. Only valid tokens have a name, so that nobody else can make rows.
 */
final class Milestones implements TransitionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Milestones.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<Reached> committed = ConcurrentHashMap.newKeySet();

    Milestones(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param token the name of the one that was shown */
    record Reached(String token, Milestone milestone) {}

    @Override
    public void written(Written written) {
        MilestonesOfTransition.in(written).forEach(this::add);
    }

    /** What a request itself shows; not within a transaction. */
    void reached(String token, Milestone milestone) {
        Reached reached = new Reached(token, milestone);
        try {
            add(reached);
            committed.add(reached);
        } catch (DataAccessException e) {
            LOG.warn("How far a provider has come cannot be written to the database: {}", e.getMessage());
        }
    }

    private void add(Reached reached) {
        if (!committed.contains(reached)) {
            jdbc.sql("""
                            insert into milestone (token, milestone, occurred)
                            values (:token, :milestone, :occurred) on conflict do nothing
                            """)
                    .param("token", reached.token())
                    .param("milestone", reached.milestone().name())
                    .param("occurred", clock.millis())
                    .update();
        }
    }

    /**
     * What need not be written again. Of what is written in a transaction this is read rather than remembered: it may
     * still be taken back.
     */
    @Scheduled(fixedDelay = 5000)
    void read() {
        try {
            jdbc.sql("select token, milestone from milestone").query(row -> {
                String token = row.getString(1);
                KeptName.of(Milestone.class, row.getString(2))
                        .ifPresent(milestone -> committed.add(new Reached(token, milestone)));
            });
        } catch (DataAccessException e) {
            LOG.debug("How far providers have come cannot be read: {}", e.getMessage());
        }
    }

    /** What the provider with this token came to. */
    Map<Milestone, Instant> of(String token) {
        Map<Milestone, Instant> reached = new EnumMap<>(Milestone.class);
        jdbc.sql("select milestone, occurred from milestone where token = :token")
                .param("token", token)
                .query(row -> {
                    Instant occurred = Instant.ofEpochMilli(row.getLong(2));
                    KeptName.of(Milestone.class, row.getString(1))
                            .ifPresent(milestone -> reached.put(milestone, occurred));
                });
        return reached;
    }
}
