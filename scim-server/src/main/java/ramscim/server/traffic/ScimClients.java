package ramscim.server.traffic;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Who called the SCIM endpoint, and when last; written down every few seconds, so that a restart forgets nothing. */
public final class ScimClients {
    private static final Logger LOG = LoggerFactory.getLogger(ScimClients.class);
    private static final int LONGEST_AGENT = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, ProviderActivity> unwritten = new HashMap<>();

    ScimClients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void seen(String token, String address, @Nullable String userAgent, boolean changed) {
        Instant now = clock.instant();
        String agent = userAgent == null ? "" : userAgent.substring(0, Math.min(LONGEST_AGENT, userAgent.length()));
        String provider = IdentityProviders.nameOf(agent, token);
        ProviderActivity seen = new ProviderActivity(token, provider, now, changed ? now : null, address, agent);
        synchronized (unwritten) {
            unwritten.merge(token + "\n" + provider, seen, ScimClients::later);
        }
    }

    private static ProviderActivity later(ProviderActivity known, ProviderActivity seen) {
        return new ProviderActivity(
                seen.token(),
                seen.provider(),
                seen.lastSeen(),
                seen.lastAccepted() == null ? known.lastAccepted() : seen.lastAccepted(),
                seen.address(),
                seen.userAgent());
    }

    /** The latest first. */
    public List<ProviderActivity> all() {
        Map<String, ProviderActivity> all = new HashMap<>();
        jdbc.sql("select * from scim_client")
                .query((row, number) -> new ProviderActivity(
                        row.getString("token"),
                        row.getString("provider"),
                        Instant.ofEpochMilli(row.getLong("last_seen")),
                        instant(row.getObject("last_accepted")),
                        row.getString("address"),
                        row.getString("user_agent")))
                .list()
                .forEach(activity -> all.put(activity.token() + "\n" + activity.provider(), activity));
        synchronized (unwritten) {
            unwritten.forEach((key, activity) -> all.merge(key, activity, ScimClients::later));
        }
        return all.values().stream()
                .sorted(Comparator.comparing(ProviderActivity::lastSeen).reversed())
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Object millis) {
        return millis instanceof Number number ? Instant.ofEpochMilli(number.longValue()) : null;
    }

    @Scheduled(fixedDelay = 5000)
    void write() {
        List<ProviderActivity> taken;
        synchronized (unwritten) {
            taken = List.copyOf(unwritten.values());
        }
        try {
            taken.forEach(this::write);
        } catch (DataAccessException e) {
            LOG.warn("Who called cannot be written to the database: {}", e.getMessage());
            return;
        }
        synchronized (unwritten) {
            unwritten.values().removeAll(taken);
        }
    }

    private void write(ProviderActivity activity) {
        Instant accepted = activity.lastAccepted();
        jdbc.sql("""
                        insert into scim_client (token, provider, last_seen, last_accepted, address, user_agent)
                        values (:token, :provider, :seen, :accepted, :address, :agent)
                        on conflict (token, provider) do update set
                            last_seen = excluded.last_seen, address = excluded.address, user_agent = excluded.user_agent,
                            last_accepted = coalesce(excluded.last_accepted, scim_client.last_accepted)
                        """)
                .param("token", activity.token())
                .param("provider", activity.provider())
                .param("seen", activity.lastSeen().toEpochMilli())
                .param("accepted", accepted == null ? null : accepted.toEpochMilli())
                .param("address", activity.address())
                .param("agent", activity.userAgent())
                .update();
    }
}
