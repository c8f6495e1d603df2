package ramscim.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The name of the bridge that the database belongs to. */
public final class OwnerName {
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;

    public OwnerName(JdbcClient jdbc, WriteTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Null in a new database. */
    public @Nullable String find() {
        return jdbc.sql("select name from bridge_owner")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** @return the name that the database has now: another replica may have been quicker */
    public String keep(String name, Instant now) {
        return transactions.write(() -> {
            String kept = find();
            if (kept != null) {
                return kept;
            }
            jdbc.sql("insert into bridge_owner (only_row, name, since) values (1, :name, :now)")
                    .param("name", name)
                    .param("now", now.toEpochMilli())
                    .update();
            return name;
        });
    }
}
