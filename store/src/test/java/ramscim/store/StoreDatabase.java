package ramscim.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import ramscim.core.refusal.Failure;
import ramscim.store.replica.SoleReplica;

/** A store's database as the product has it, without anything around it. */
public final class StoreDatabase implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;

    private StoreDatabase(HikariDataSource dataSource) {
        this.dataSource = dataSource;
        Dialect dialect = Dialect.of(dataSource);
        jdbc = JdbcClient.create(dataSource);
        transactions = new WriteTransactions(
                new JdbcTransactionManager(dataSource), () -> dialect.keepOthersFromWriting(jdbc));
    }

    /** Opens the file in the directory, and makes it if there is none. */
    public static StoreDatabase sqlite(Path directory) {
        if (Files.exists(directory.resolve("bridge.db"))) {
            return new StoreDatabase(SqliteDatabase.open(directory)).migrated();
        }
        EmptyStore.copyTo(directory);
        return new StoreDatabase(SqliteDatabase.open(directory));
    }

    /** As it is, which may be without tables. */
    static StoreDatabase over(HikariDataSource database) {
        return new StoreDatabase(database);
    }

    StoreDatabase migrated() {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/"
                        + Dialect.of(dataSource).name().toLowerCase(Locale.ROOT))
                .load()
                .migrate();
        return this;
    }

    /** Opens the database at the URL, which has all tables. */
    public static StoreDatabase postgresql(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        return new StoreDatabase(new HikariDataSource(config));
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public WriteTransactions transactions() {
        return transactions;
    }

    public JdbcProvisioningStore store(TransitionListener... listeners) {
        return new JdbcProvisioningStore(jdbc, transactions, new SoleReplica(), List.of(listeners));
    }

    /** Newest first. */
    public List<Failure> failures(int limit) {
        return jdbc.sql("select * from failure order by occurred desc, id desc limit :limit")
                .param("limit", limit)
                .query((row, number) -> new Failure(
                        Instant.ofEpochMilli(row.getLong("occurred")),
                        row.getString("subject"),
                        RefusalColumns.ofFailure(row)))
                .list();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
