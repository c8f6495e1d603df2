package ramscim.server.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import ramscim.server.start.StartException;

/** The file of a bridge that is alone, whether it is running or not. */
record SqliteFile(Path path) {
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
        SQLiteDataSource database = new SQLiteDataSource(config);
        database.setUrl("jdbc:sqlite:" + path);
        return database;
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
