package ramscim.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.Origin;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.store.Condition;
import ramscim.store.KeptName;

/** Reads the record of changes. */
public final class AuditLog {
    /** Long enough to be quick, short enough to be held in memory. */
    private static final int CHUNK = 500;

    private static final RowMapper<ChainedEvent> MAPPER = (row, number) -> chained(row);

    private final JdbcClient jdbc;

    public AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some events, newest first.
     *
     * @param next what to ask for to get those that are older; null if there are none
     */
    public record Page(List<ChainedEvent> events, @Nullable Long next) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * Where the chain begins and ends.
     *
     * @param prunedSequence the last event that was removed because it had been kept long enough; 0 if none was
     * @param prunedHash its hash
     */
    record Ends(long sequence, String hash, long prunedSequence, String prunedHash) {}

    /** @param before the {@link Page#next} of the page before; null for the newest */
    public Page page(AuditQuery query, @Nullable Long before, int limit) {
        List<ChainedEvent> found = read(query, "< :place", "desc", before == null ? Long.MAX_VALUE : before, limit + 1);
        boolean more = found.size() > limit;
        List<ChainedEvent> shown = more ? found.subList(0, limit) : found;
        return new Page(shown, more ? shown.get(limit - 1).sequence() : null);
    }

    /** Hands over all events that are wanted, oldest first, with no more than a few in memory. */
    public void each(AuditQuery query, Consumer<ChainedEvent> consumer) {
        long last = 0;
        List<ChainedEvent> chunk;
        do {
            chunk = read(query, "> :place", "asc", last, CHUNK);
            chunk.forEach(consumer);
            last = chunk.isEmpty() ? last : chunk.get(chunk.size() - 1).sequence();
        } while (chunk.size() == CHUNK);
    }

    private List<ChainedEvent> read(AuditQuery query, String bound, String order, long place, int limit) {
        Condition condition = query.condition();
        return jdbc.sql(sql(query, condition, bound, order))
                .params(condition.parameters())
                .param("place", place)
                .param("limit", limit)
                .query(MAPPER)
                .list();
    }

    static String sql(AuditQuery query, Condition condition, String bound, String order) {
        return "select e.* from %s where %s and %s %s order by %3$s %s limit :limit"
                .formatted(query.tables(), condition.sql(), query.sequence(), bound, order);
    }

    /** Computes the whole chain anew and compares. */
    public ChainVerification verify() {
        return ChainVerification.of(this);
    }

    Ends ends() {
        return jdbc.sql("select * from audit_head")
                .query((row, number) -> new Ends(
                        row.getLong("sequence"),
                        row.getString("hash"),
                        row.getLong("pruned_sequence"),
                        row.getString("pruned_hash")))
                .single();
    }

    private static ChainedEvent chained(ResultSet row) throws SQLException {
        AuditEvent event = new AuditEvent(
                Instant.ofEpochMilli(row.getLong("occurred")),
                row.getString("kind"),
                subject(row),
                new Origin(row.getString("actor"), row.getString("request_id")),
                row.getString("ram_calls"),
                row.getString("detail"),
                row.getString("change"));
        return new ChainedEvent(row.getLong("sequence"), event, row.getString("previous_hash"), row.getString("hash"));
    }

    private static @Nullable Subject subject(ResultSet row) throws SQLException {
        String id = row.getString("resource_id");
        if (id == null) {
            return null;
        }
        ResourceType type =
                KeptName.ofClosed(ResourceType.class, Objects.requireNonNull(row.getString("resource_type")));
        return new Subject(new ResourceId(UUID.fromString(id)), type, row.getString("subject"));
    }
}
