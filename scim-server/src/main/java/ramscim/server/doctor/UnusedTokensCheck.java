package ramscim.server.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import ramscim.core.directory.RamDirectory;
import ramscim.server.security.UnusedTokens;
import ramscim.server.security.UnusedTokens.Unused;
import ramscim.server.words.Words;

/** Clients that were made and have never signed in. */
final class UnusedTokensCheck implements Check {
    private final DatabaseCheck database;
    private final Duration after;
    private final Clock clock;

    UnusedTokensCheck(Environment environment, Duration after, Clock clock) {
        this.database = new DatabaseCheck(environment);
        this.after = after;
        this.clock = clock;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        try (Connection connection = database.connect()) {
            return connection == null ? List.of() : look(connection);
        } catch (SQLException | DataAccessException e) {
            // There is no such table before the first start; what else is wrong the check of the database says.
            return List.of();
        }
    }

    private List<CheckResult> look(Connection connection) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        return new UnusedTokens(jdbc, after)
                .at(clock.instant()).stream().map(this::warning).toList();
    }

    private CheckResult warning(Unused token) {
        return CheckResult.warning(
                Words.of("doctor.unused", token.name()),
                Words.of("doctor.unused.since", Duration.between(token.made(), clock.instant())),
                Words.of("doctor.unused.advice"));
    }
}
