package ramscim.server.transfer;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of a server, with the user and password of the bridge's configuration. */
final class ServerDatabase {
    private ServerDatabase() {}

    static DataSource open(String url, Environment environment) {
        DriverManagerDataSource database = new DriverManagerDataSource(url);
        database.setUsername(blankToNull(environment.getProperty("spring.datasource.username")));
        database.setPassword(blankToNull(environment.getProperty("spring.datasource.password")));
        return database;
    }

    @SuppressWarnings("NullAway") // Spring takes null for none
    private static String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
