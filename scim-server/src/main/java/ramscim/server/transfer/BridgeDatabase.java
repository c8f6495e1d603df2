package ramscim.server.transfer;

import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import ramscim.server.start.StartException;
import ramscim.store.Dialect;
import ramscim.store.WriteTransactions;

/** The database of a bridge that may be running, for a command that writes into it beside the bridge. */
public final class BridgeDatabase {
    private final DataSource database;
    private final Dialect dialect;

    private BridgeDatabase(DataSource database) {
        this.database = database;
        this.dialect = Dialect.of(database);
    }

    /** @throws StartException if it is of another version, which might read what is written in another way */
    public static BridgeDatabase of(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        BridgeDatabase opened = new BridgeDatabase(
                url.isBlank() ? SqliteFile.in(environment).open() : ServerDatabase.open(url, environment));
        opened.requireThisVersion();
        return opened;
    }

    private void requireThisVersion() {
        MigrationInfoService schema = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + dialect.name().toLowerCase(Locale.ROOT))
                .load()
                .info();
        boolean ofNewer = Arrays.stream(schema.applied())
                .anyMatch(migration -> migration.getState().name().startsWith("FUTURE"));
        if (ofNewer || schema.pending().length > 0) {
            throw new StartException(
                    "The database is of %s version of the bridge: run this command of that version, or start this one on it first."
                            .formatted(ofNewer ? "a newer" : "an older"));
        }
    }

    public JdbcClient client() {
        return JdbcClient.create(database);
    }

    /** Those of a running bridge, and of its replicas, wait for these and these for them. */
    public WriteTransactions transactions() {
        JdbcClient jdbc = client();
        return new WriteTransactions(
                new DataSourceTransactionManager(database), () -> dialect.keepOthersFromWriting(jdbc));
    }
}
