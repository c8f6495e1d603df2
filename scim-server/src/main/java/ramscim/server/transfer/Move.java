package ramscim.server.transfer;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import ramscim.server.audit.AuditLog;
import ramscim.server.audit.ChainVerification;
import ramscim.server.audit.CommandRecord;
import ramscim.server.start.StartException;
import ramscim.server.store.DataDirectoryLock;
import ramscim.server.words.Words;

/**
 * Moves everything from SQLite to an empty PostgreSQL database, in one transaction: all of it is there and as it was,
 * or nothing is.
 *
 * <p>The bridge must not be running, or what it accepts meanwhile would be left behind. That everything was taken
 * along stands in the record before the first row is: the copy has it, and so has the file if the copy does not come
 * to its end.
 */
public final class Move {
    private final SqliteFile source;
    private final String url;
    private final DataSource target;

    private Move(SqliteFile source, String url, DataSource target) {
        this.source = source;
        this.url = url;
        this.target = target;
    }

    public static Move of(String url, Environment environment) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartException(
                    "The bridge moves to PostgreSQL only: migrate jdbc:postgresql://host:5432/database.");
        }
        return new Move(SqliteFile.in(environment), url, ServerDatabase.open(url, environment));
    }

    /**
     * How many rows of which tables.
     *
     * @param unrecorded a sentence that says so, if the record does not have it; else empty
     */
    public record Moved(String from, String to, Map<String, Long> rows, Words unrecorded) {
        public Moved {
            rows = Collections.unmodifiableMap(new TreeMap<>(rows));
        }

        public Words sentence() {
            String tables = rows.entrySet().stream()
                    .map(table -> table.getKey() + " " + table.getValue())
                    .collect(Collectors.joining(", "));
            return Words.of("command.migrate.done", tables, to, from, unrecorded);
        }
    }

    public Moved make() {
        try (DataDirectoryLock alone = DataDirectoryLock.take(source.directory())) {
            source.check();
            migrate(source.open(), "sqlite");
            refuseIfAnythingIsThere();
            Words unrecorded = CommandRecord.exported(
                    source.open(), "Copies everything to " + withoutParameters(url) + " (migrate).");
            migrate(target, "postgresql");
            JdbcTransactionManager transactions = new JdbcTransactionManager(target);
            Map<String, Long> rows = rows(new TransactionTemplate(transactions));
            return new Moved(source.path().toString(), withoutParameters(url), rows, unrecorded);
        }
    }

    private Map<String, Long> rows(TransactionTemplate transaction) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> copyAndCompare()));
        } catch (DataAccessException e) {
            throw new StartException("Something does not fit into %s; nothing was moved. %s"
                    .formatted(
                            withoutParameters(url),
                            NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        }
    }

    /** They may hold a password. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static void migrate(DataSource database, String vendor) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + vendor)
                .load()
                .migrate();
    }

    private void refuseIfAnythingIsThere() {
        long tables = JdbcClient.create(target)
                .sql("select count(*) from information_schema.tables where table_schema = current_schema()")
                .query(Long.class)
                .single();
        if (tables > 0) {
            throw new StartException("The database %s is not empty, it has %d tables: make a new one."
                    .formatted(withoutParameters(url), tables));
        }
    }

    private Map<String, Long> copyAndCompare() {
        TableCopy copy = new TableCopy(source.open(), target);
        Map<String, Long> moved = new TreeMap<>();
        for (String table : copy.tables()) {
            long rows = copy.copy(table);
            if (rows > 0) {
                moved.put(table, rows);
            }
        }
        compareChains();
        return moved;
    }

    private void compareChains() {
        ChainVerification before = new AuditLog(JdbcClient.create(source.open())).verify();
        ChainVerification after = new AuditLog(JdbcClient.create(target)).verify();
        if (!after.equals(before)) {
            throw new StartException(
                    "The record of changes did not arrive as it was; nothing was moved. Before: %s; after: %s."
                            .formatted(before, after));
        }
    }
}
