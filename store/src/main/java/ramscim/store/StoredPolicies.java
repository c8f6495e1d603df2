package ramscim.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.access.CataloguedPolicy;
import ramscim.core.access.Holding;
import ramscim.core.access.PolicyCatalogue;
import ramscim.core.directory.PolicyName;

/**
 * The tables {@code policy}, {@code policy_holding} and {@code policy_reading}. Only what is new or gone is written.
 */
public final class StoredPolicies implements PolicyCatalogue {
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;

    public StoredPolicies(JdbcClient jdbc, WriteTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Row(String policy, String group, String holder) {
        static Row of(Holding holding) {
            return new Row(
                    holding.policy().key(),
                    Objects.requireNonNullElse(holding.group(), ""),
                    Objects.requireNonNullElse(holding.user(), "").toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public List<CataloguedPolicy> policies() {
        return jdbc.sql("select written, description, edition, judged, escalation from policy order by position")
                .query((row, number) -> new CataloguedPolicy(
                        PolicyName.parse(row.getString("written")),
                        row.getString("description"),
                        row.getString("edition"),
                        row.getInt("judged") != 0,
                        row.getString("escalation")))
                .list();
    }

    @Override
    public @Nullable Instant readAt() {
        return jdbc.sql("select occurred from policy_reading")
                .query((row, number) -> Instant.ofEpochMilli(row.getLong(1)))
                .optional()
                .orElse(null);
    }

    @Override
    public void replace(Collection<CataloguedPolicy> policies, Collection<Holding> holdings, Instant now) {
        transactions.write(() -> {
            replacePolicies(policies);
            replaceHoldings(holdings);
            jdbc.sql("""
                            insert into policy_reading (only_row, occurred) values (1, :now)
                            on conflict (only_row) do update set occurred = excluded.occurred
                            """).param("now", now.toEpochMilli()).update();
        });
    }

    private void replacePolicies(Collection<CataloguedPolicy> policies) {
        Map<String, CataloguedPolicy> gone = new HashMap<>();
        policies().forEach(policy -> gone.put(policy.name().key(), policy));
        for (CataloguedPolicy policy : policies) {
            if (!policy.equals(gone.remove(policy.name().key()))) {
                write(policy);
            }
        }
        gone.keySet()
                .forEach(key -> jdbc.sql("delete from policy where name = :name")
                        .param("name", key)
                        .update());
    }

    private void write(CataloguedPolicy policy) {
        jdbc.sql("""
                        insert into policy (name, position, written, description, edition, judged, escalation)
                        values (:name, (select coalesce(max(position), 0) + 1 from policy), :written, :description, :edition, :judged, :escalation)
                        on conflict (name) do update set written = excluded.written, description = excluded.description,
                            edition = excluded.edition, judged = excluded.judged, escalation = excluded.escalation
                        """)
                .param("name", policy.name().key())
                .param("written", policy.name().toString())
                .param("description", policy.description())
                .param("edition", policy.edition())
                .param("judged", policy.judged() ? 1 : 0)
                .param("escalation", policy.escalation())
                .update();
    }

    private void replaceHoldings(Collection<Holding> holdings) {
        Set<Row> gone = new HashSet<>(jdbc.sql("select policy, in_group, holder from policy_holding")
                .query((row, number) -> new Row(row.getString(1), row.getString(2), row.getString(3)))
                .list());
        for (Holding holding : holdings) {
            Row row = Row.of(holding);
            if (!gone.remove(row)) {
                update(
                        "insert into policy_holding (policy, in_group, holder) values (:policy, :group, :holder)"
                                + " on conflict do nothing",
                        row);
            }
        }
        gone.forEach(row -> update(
                "delete from policy_holding where policy = :policy and in_group = :group and holder = :holder", row));
    }

    private void update(String sql, Row row) {
        jdbc.sql(sql)
                .param("policy", row.policy())
                .param("group", row.group())
                .param("holder", row.holder())
                .update();
    }
}
