package ramscim.store.replica;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.ResourceId;

/**
 * One of several bridges on a PostgreSQL database, as the tables {@code replica} and {@code lease} have it.
 *
 * <p>Each replica writes down every other second that it is there, by the database's clock. One that has not done so
 * for {@link #EXPIRY} is not heard of any more: whoever comes next takes its leases over. It knows that by its own
 * clock at least as early, and takes none meanwhile; what it has begun it can finish in RAM, but not in the store.
 */
public final class LeasingReplica implements Replicas {
    private static final Logger LOG = LoggerFactory.getLogger(LeasingReplica.class);

    static final Duration EXPIRY = Duration.ofSeconds(8);

    /**
     * The heartbeat may have reached the database a while before the answer reached us; and it has to be slower to
     * believe in itself than others are.
     */
    private static final Duration TRUST = EXPIRY.minusSeconds(2);

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    /** So many are soon worked on, even at the rate that RAM allows. */
    private static final int MOST_CLAIMED = 64;

    private static final String LEADER = "leader";
    private static final String NOW = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    private static final String HEARD_OF = "seen > " + NOW + " - " + EXPIRY.toMillis();
    private static final String HOLDER_IS_GONE =
            "not exists (select 1 from replica r where r.id = lease.replica and r." + HEARD_OF + ")";

    private final JdbcClient jdbc;
    private final String name;
    private final LongSupplier nanoTime;
    private final Map<String, Grant> held = new ConcurrentHashMap<>();

    /** What was taken and is not released yet, whether this replica still has the lease or not. */
    private final Set<String> workedOn = ConcurrentHashMap.newKeySet();

    private Set<String> strays = Set.of();
    private @Nullable Heartbeat heartbeat;
    private volatile long heard;
    private volatile int live = 1;
    private volatile boolean leads;

    /** @param nanoTime as {@link System#nanoTime} */
    LeasingReplica(JdbcClient jdbc, String name, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.name = name;
        this.nanoTime = nanoTime;
    }

    /** A replica that is heard of until it is closed. */
    public static LeasingReplica join(JdbcClient jdbc) {
        LeasingReplica replica =
                new LeasingReplica(jdbc, UUID.randomUUID().toString().substring(0, 8), System::nanoTime);
        replica.beat();
        replica.heartbeat = new Heartbeat(replica::beat, Heartbeat.PAUSE);
        LOG.info("This is replica {}, of {} that are running", replica.name(), replica.live());
        return replica;
    }

    /** Tells the others that this one is there, and learns who else is. */
    void beat() {
        long before = nanoTime.getAsLong();
        jdbc.sql("insert into replica (id, seen) values (:me, " + NOW + ")"
                        + " on conflict (id) do update set seen = excluded.seen")
                .param("me", name)
                .update();
        if (before - heard > TRUST.toNanos()) {
            // What was claimed may have been taken over meanwhile.
            held.clear();
        }
        heard = before;
        live = jdbc.sql("select count(*) from replica where " + HEARD_OF)
                .query(Integer.class)
                .single();
        leads = lease(LEADER) != Grant.DENIED;
        jdbc.sql("delete from replica where seen < " + NOW + " - " + FORGOTTEN.toMillis())
                .update();
        forgetWhatIsNotHeld();
    }

    /**
     * What could not be released when it should have been; twice in a row, because what is being taken is written
     * before it is held.
     */
    private void forgetWhatIsNotHeld() {
        Set<String> written = new HashSet<>(jdbc.sql("select subject from lease where replica = :me")
                .param("me", name)
                .query(String.class)
                .list());
        written.removeAll(held.keySet());
        written.remove(LEADER);
        written.stream().filter(strays::contains).forEach(this::delete);
        strays = written;
    }

    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.stop();
        }
        leave();
    }

    private void leave() {
        leads = false;
        try {
            jdbc.sql("delete from lease where replica = :me").param("me", name).update();
            jdbc.sql("delete from replica where id = :me").param("me", name).update();
        } catch (DataAccessException e) {
            LOG.warn("The other replicas could not be told that this one stops: {}", e.getMessage());
        }
    }

    private boolean isHeard() {
        return nanoTime.getAsLong() - heard < TRUST.toNanos();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isSole() {
        return false;
    }

    @Override
    public int live() {
        return Math.max(1, live);
    }

    @Override
    public boolean isLeader() {
        return leads && isHeard();
    }

    @Override
    public String unclaimed() {
        return """
                not exists (select 1 from lease l join replica r on r.id = l.replica
                            where l.subject = i.resource_id and r.%1$s)
                and not exists (select 1 from replica r where r.id = i.replica and r.id <> :replica and r.%1$s
                                and (i.password = 1 or (i.attempts = 0 and i.next_attempt > %2$s)))
                """.formatted(HEARD_OF, NOW);
    }

    @Override
    public Grant take(ResourceId id) {
        if (!isHeard()) {
            return Grant.DENIED;
        }
        Grant claimed = held.get(id.toString());
        Grant grant = claimed == null ? taken(id.toString()) : claimed;
        if (grant != Grant.DENIED) {
            workedOn.add(id.toString());
        }
        return grant;
    }

    private Grant taken(String subject) {
        Grant grant = lease(subject);
        if (grant != Grant.DENIED) {
            held.put(subject, grant);
        }
        return grant;
    }

    /**
     * A row that is there may be this replica's own: what it could not release is as uncertain as what another left
     * behind.
     */
    private Grant lease(String subject) {
        return jdbc.sql("insert into lease (subject, replica) values (:subject, :me)"
                        + " on conflict (subject) do update set replica = excluded.replica"
                        + " where lease.replica = excluded.replica or " + HOLDER_IS_GONE
                        + " returning xmax = 0 as fresh")
                .param("subject", subject)
                .param("me", name)
                .query((row, number) -> grant(row.getBoolean("fresh")))
                .optional()
                .orElse(Grant.DENIED);
    }

    private static Grant grant(boolean fresh) {
        return fresh ? Grant.FREE : Grant.INHERITED;
    }

    @Override
    public void release(ResourceId id) {
        workedOn.remove(id.toString());
        if (held.remove(id.toString()) != null) {
            delete(id.toString());
        }
    }

    private void delete(String subject) {
        jdbc.sql("delete from lease where subject = :subject and replica = :me")
                .param("subject", subject)
                .param("me", name)
                .update();
    }

    @Override
    public List<ResourceId> claim(List<ResourceId> due) {
        int room = MOST_CLAIMED - held.size();
        if (due.isEmpty() || room <= 0 || !isHeard()) {
            return List.of();
        }
        List<ResourceId> wanted = due.subList(0, Math.min(room, due.size()));
        jdbc.sql("""
                        with free as (select resource_id from intent where resource_id in (:wanted) for update skip locked)
                        insert into lease (subject, replica) select resource_id, :me from free
                        on conflict (subject) do update set replica = excluded.replica where %s
                        returning subject, xmax = 0 as fresh
                        """.formatted(HOLDER_IS_GONE))
                .param("wanted", wanted.stream().map(ResourceId::toString).toList())
                .param("me", name)
                .query(row -> {
                    held.put(row.getString("subject"), grant(row.getBoolean("fresh")));
                });
        return wanted.stream().filter(id -> held.containsKey(id.toString())).toList();
    }

    @Override
    public void verify(ResourceId id) {
        List<String> holders = jdbc.sql("select replica from lease where subject = :subject and (replica = :me or not "
                        + HOLDER_IS_GONE + ") for share")
                .param("subject", id.toString())
                .param("me", name)
                .query(String.class)
                .list();
        boolean isLost = holders.isEmpty() ? workedOn.contains(id.toString()) : !holders.contains(name);
        if (isLost) {
            throw new LostLeaseException(id);
        }
    }
}
