package ramscim.server.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import ramscim.server.start.StartException;

/** The file of a bridge that is alone, whether it is running or not. */
record SqliteFile(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);

    static SqliteFile in(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.isBlank()) {
            throw new StartException(
                    "This bridge keeps its data in PostgreSQL (spring.datasource.url is set): copy it with pg_dump.");
        }
        Path directory = Path.of(environment.getRequiredProperty("bridge.data-directory"));
        Path path = directory.resolve("bridge.db").toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw new StartException(
                    "There is no database at %s: set bridge.data-directory (BRIDGE_DATA_DIRECTORY) to the folder of the bridge."
                            .formatted(path));
        }
        return new SqliteFile(path);
    }

    Path directory() {
        return Objects.requireNonNull(path.getParent());
    }

    DataSource open() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource database = new SQLiteDataSource(config);
        database.setUrl("jdbc:sqlite:" + path);
        return database;
    }

    /** @throws StartException if it is no database of a bridge, or damaged */
    void requireBridge() {
        try {
            check();
            JdbcClient.create(open())
                    .sql("select count(*) from flyway_schema_history")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) {
            throw new StartException("%s is no copy of a bridge's database: %s"
                    .formatted(
                            path, NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        }
    }

    /** What the file beside it has goes into the database; not if that is damaged. */
    void foldLog() {
        try {
            JdbcClient.create(open())
                    .sql("pragma wal_checkpoint(truncate)")
                    .query()
                    .listOfRows();
        } catch (DataAccessException e) {
            LOG.debug("{} is kept as it is", path, e);
        }
    }

    /** @throws StartException if SQLite finds anything wrong with it */
    void check() {
        String verdict = JdbcClient.create(open())
                .sql("pragma integrity_check(1)")
                .query(String.class)
                .single();
        if (!verdict.equals("ok")) {
            throw new StartException("The database %s is damaged: %s".formatted(path, verdict));
        }
    }
}
