package ramscim.server.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import ramscim.core.directory.RamDirectory;
import ramscim.server.words.Words;

/** The database, over a connection of its own that changes nothing: a bridge may be running on it. */
final class DatabaseCheck implements Check {
    private static final Words DATABASE = Words.of("doctor.database");
    private static final String MIGRATIONS = "flyway_schema_history";
    private static final Words SQLITE_ADVICE = Words.of("doctor.database.sqlite.advice");

    private final Environment environment;

    DatabaseCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        String url = environment.getProperty("spring.datasource.url");
        return List.of(url == null || url.isBlank() ? sqlite() : server(url));
    }

    /** Null if there is none yet. */
    @Nullable Connection connect() throws SQLException {
        String url = environment.getProperty("spring.datasource.url");
        if (url != null && !url.isBlank()) {
            return DriverManager.getConnection(url, login());
        }
        Path file = directory().resolve("bridge.db");
        return Files.exists(file) ? DriverManager.getConnection(readOnly(file)) : null;
    }

    private static String readOnly(Path file) {
        return "jdbc:sqlite:file:%s?mode=ro".formatted(file);
    }

    private Path directory() {
        return Path.of(environment.getProperty("bridge.data-directory", "data"))
                .toAbsolutePath()
                .normalize();
    }

    private CheckResult sqlite() {
        Path directory = directory();
        if (!isWritable(directory)) {
            return CheckResult.failed(
                    DATABASE, Words.of("doctor.database.read-only", directory.toString()), SQLITE_ADVICE);
        }
        Path file = directory.resolve("bridge.db");
        return Files.exists(file)
                ? open(readOnly(file), new Properties(), Words.quoted(file.toString()), SQLITE_ADVICE)
                : CheckResult.ok(DATABASE, Words.of("doctor.database.to-be-made", file.toString()));
    }

    private static boolean isWritable(Path directory) {
        Path existing = directory;
        while (existing.getParent() != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing);
    }

    /** The address may hold a password. */
    private CheckResult server(String url) {
        return open(url, login(), Words.of("doctor.database.server"), Words.of("doctor.database.server.advice"));
    }

    private Properties login() {
        Properties login = new Properties();
        put(login, "user", environment.getProperty("spring.datasource.username"));
        put(login, "password", environment.getProperty("spring.datasource.password"));
        return login;
    }

    private static void put(Properties login, String key, @Nullable String value) {
        if (value != null) {
            login.setProperty(key, value);
        }
    }

    private static CheckResult open(String url, Properties login, Words where, Words advice) {
        try (Connection connection = DriverManager.getConnection(url, login)) {
            return isEmpty(connection)
                    ? CheckResult.ok(DATABASE, Words.of("doctor.database.empty", where))
                    : CheckResult.ok(DATABASE, Words.of("doctor.database.migrations", where, migrations(connection)));
        } catch (SQLException e) {
            return CheckResult.failed(DATABASE, Words.of("doctor.database.unusable", where, words(e)), advice);
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, connection.getSchema(), MIGRATIONS, new String[] {"TABLE"})) {
            return !tables.next();
        }
    }

    private static int migrations(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet versions = statement.executeQuery("select count(*) from " + MIGRATIONS)) {
            return versions.next() ? versions.getInt(1) : 0;
        }
    }

    private static String words(SQLException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }
}
