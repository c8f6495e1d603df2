package ramscim.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A store in a file, as the product has it, without anything around it. */
public final class SqliteDatabase implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;

    /** Opens the database in the directory, and makes it if there is none. */
    public SqliteDatabase(Path directory) {
        dataSource = (HikariDataSource) new StoreConfiguration().sqlite(new StoreProperties(directory));
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/sqlite")
                .load()
                .migrate();
        jdbc = JdbcClient.create(dataSource);
        transactions = new WriteTransactions(new JdbcTransactionManager(dataSource));
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public WriteTransactions transactions() {
        return transactions;
    }

    public JdbcProvisioningStore store() {
        return new JdbcProvisioningStore(jdbc, transactions);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
