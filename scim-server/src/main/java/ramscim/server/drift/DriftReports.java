package ramscim.server.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.reconcile.Difference;
import ramscim.core.reconcile.Drift;
import ramscim.core.reconcile.Finding;
import ramscim.core.reconcile.ReconcileReport;
import ramscim.core.resource.ResourceType;
import ramscim.store.KeptName;
import ramscim.store.WriteTransactions;

/** The reports of the last reconciles, in the store. */
public final class DriftReports {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final int kept;

    DriftReports(JdbcClient jdbc, WriteTransactions transactions, int kept) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.kept = kept;
    }

    void begin(String id, Instant started, String actor, boolean dryRun) {
        transactions.write(() -> jdbc.sql(
                        "insert into reconcile_run (id, started, actor, dry_run) values (:id, :started, :actor, :dryRun)")
                .param("id", id)
                .param("started", started.toEpochMilli())
                .param("actor", actor)
                .param("dryRun", dryRun ? 1 : 0)
                .update());
    }

    /** The report of a reconcile that came to its end; the oldest ones go. */
    void finish(String id, ReconcileReport report) {
        transactions.write(() -> {
            int position = 0;
            for (Finding finding : report.findings()) {
                insert(id, position++, finding);
            }
            end(id, report.finished(), write(report.counts()), report.heldBack(), null);
        });
    }

    void fail(String id, Instant finished, String problem) {
        transactions.write(() -> end(id, finished, null, 0, problem));
    }

    private void end(String id, Instant finished, @Nullable String counts, int heldBack, @Nullable String problem) {
        jdbc.sql(
                        "update reconcile_run set finished = :finished, counts = :counts, held_back = :heldBack, problem = :problem where id = :id")
                .param("finished", finished.toEpochMilli())
                .param("counts", counts)
                .param("heldBack", heldBack)
                .param("problem", problem)
                .param("id", id)
                .update();
        List<String> old = jdbc.sql("select id from reconcile_run order by started desc limit 10000 offset :kept")
                .param("kept", kept)
                .query(String.class)
                .list();
        old.forEach(run -> {
            jdbc.sql("delete from reconcile_finding where run_id = :id")
                    .param("id", run)
                    .update();
            jdbc.sql("delete from reconcile_run where id = :id")
                    .param("id", run)
                    .update();
        });
    }

    private void insert(String id, int position, Finding finding) {
        jdbc.sql("""
                        insert into reconcile_finding (run_id, position, type, drift, name, owner, bridge, ram_id, provision_type, differences, repairing)
                        values (:run, :position, :type, :drift, :name, :owner, :bridge, :ramId, :provisionType, :differences, :repairing)
                        """)
                .param("run", id)
                .param("position", position)
                .param("type", finding.type().name())
                .param("drift", finding.drift().name())
                .param("name", finding.name())
                .param("owner", finding.owner())
                .param("bridge", finding.bridge())
                .param("ramId", finding.ramId())
                .param("provisionType", finding.provisionType())
                .param("differences", write(finding.differences()))
                .param("repairing", finding.repairing() ? 1 : 0)
                .update();
    }

    /** The newest first. */
    public List<DriftReport> all() {
        return jdbc.sql("select * from reconcile_run order by started desc, id")
                .query((row, number) -> report(row))
                .list();
    }

    /** The newest that came to its end, well or not; null: there is none yet. */
    public @Nullable DriftReport last() {
        return jdbc.sql("select * from reconcile_run where finished is not null order by started desc, id limit 1")
                .query((row, number) -> report(row))
                .optional()
                .orElse(null);
    }

    /** The newest that says anything of what RAM holds. */
    public @Nullable DriftReport lastWhole() {
        return jdbc.sql("select * from reconcile_run where counts is not null order by started desc, id limit 1")
                .query((row, number) -> report(row))
                .optional()
                .orElse(null);
    }

    private DriftReport report(ResultSet row) throws SQLException {
        String id = row.getString("id");
        String counts = row.getString("counts");
        long finished = row.getLong("finished");
        boolean ended = !row.wasNull();
        return new DriftReport(
                id,
                Instant.ofEpochMilli(row.getLong("started")),
                ended ? Instant.ofEpochMilli(finished) : null,
                row.getString("actor"),
                row.getInt("dry_run") != 0,
                counts == null ? Map.of() : read(counts, new TypeReference<EnumMap<Drift, Integer>>() {}),
                open(id),
                row.getInt("held_back"),
                row.getString("problem"));
    }

    private Map<Drift, Integer> open(String id) {
        Map<Drift, Integer> open = new EnumMap<>(Drift.class);
        jdbc.sql(
                        "select drift, count(*) as n from reconcile_finding where run_id = :id and repairing = 0 group by drift")
                .param("id", id)
                .query(row -> {
                    int count = row.getInt("n");
                    KeptName.of(Drift.class, row.getString("drift")).ifPresent(drift -> open.put(drift, count));
                });
        return open;
    }

    /** @param drift null: of all classes */
    public int count(String report, @Nullable Drift drift) {
        return jdbc.sql("select count(*) from reconcile_finding where run_id = :id and (:all = 1 or drift = :drift)")
                .param("id", report)
                .param("all", drift == null ? 1 : 0)
                .param("drift", drift == null ? "" : drift.name())
                .query(Integer.class)
                .single();
    }

    /** @param drift null: of all classes */
    public List<DriftFinding> findings(String report, @Nullable Drift drift, int skip, int limit) {
        return jdbc
                .sql("""
                        select * from reconcile_finding where run_id = :id and (:all = 1 or drift = :drift)
                        order by position limit :limit offset :skip
                        """)
                .param("id", report)
                .param("all", drift == null ? 1 : 0)
                .param("drift", drift == null ? "" : drift.name())
                .param("limit", limit)
                .param("skip", skip)
                .query((row, number) -> finding(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those that a report has under these positions. */
    List<DriftFinding> findings(String report, List<Integer> positions) {
        return positions.isEmpty()
                ? List.of()
                : jdbc
                        .sql(
                                "select * from reconcile_finding where run_id = :id and position in (:positions) order by position")
                        .param("id", report)
                        .param("positions", positions)
                        .query((row, number) -> finding(row))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
    }

    void repairing(String report, int position) {
        transactions.write(
                () -> jdbc.sql("update reconcile_finding set repairing = 1 where run_id = :id and position = :position")
                        .param("id", report)
                        .param("position", position)
                        .update());
    }

    /** Empty for a class that only a newer version has. */
    private static Optional<DriftFinding> finding(ResultSet row) throws SQLException {
        Optional<Drift> drift = KeptName.of(Drift.class, row.getString("drift"));
        return drift.isEmpty() ? Optional.empty() : Optional.of(finding(row, drift.get()));
    }

    private static DriftFinding finding(ResultSet row, Drift drift) throws SQLException {
        return new DriftFinding(
                row.getInt("position"),
                KeptName.ofClosed(ResourceType.class, row.getString("type")),
                drift,
                row.getString("name"),
                row.getString("owner"),
                row.getString("bridge"),
                row.getString("ram_id"),
                row.getString("provision_type"),
                read(row.getString("differences"), new TypeReference<List<Difference>>() {}),
                row.getInt("repairing") != 0);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a reconcile's report cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a reconcile's report is not stored as it was written", e);
        }
    }
}
