package ramscim.server.start;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The SQLite file cannot be opened, or is none; or PostgreSQL cannot be reached, or lets nobody in. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class DatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    /** The low byte is SQLite's primary result code; the rest says more about it. */
    private static final int PRIMARY = 0xff;

    private static final String URL = "spring.datasource.url";

    /** The classes of SQLSTATE (first two characters) of what is wrong with the address, and with who asks. */
    private static final String CONNECTION = "08";

    private static final String AUTHORIZATION = "28";
    private static final String NO_SUCH_DATABASE = "3D";

    private final DataDirectory directory;
    private final @Nullable String url;

    DatabaseAnalyzer(@Nullable Environment environment) {
        directory = DataDirectory.in(environment);
        url = environment == null ? null : environment.getProperty(URL);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String sentence = url == null || url.isBlank() ? sentence(rootFailure) : serverSentence(cause);
        return sentence == null ? null : OneSentence.of(sentence, cause);
    }

    private static @Nullable String serverSentence(SQLException cause) {
        String state = cause.getSQLState();
        if (state == null) {
            return null;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case CONNECTION, NO_SUCH_DATABASE ->
                "The database cannot be reached: start it, or set %s to where it is. %s"
                        .formatted(SettingName.of(URL), cause.getMessage());
            case AUTHORIZATION ->
                "The database lets nobody in by that name and password: set %s and %s."
                        .formatted(
                                SettingName.of("spring.datasource.username"),
                                SettingName.of("spring.datasource.password"));
            default -> null;
        };
    }

    /** A path that cannot be is refused by the driver itself, without a code of SQLite's. */
    private @Nullable String sentence(Throwable rootFailure) {
        SQLiteException answered = findCause(rootFailure, SQLiteException.class);
        if (answered != null) {
            return sentence(answered.getResultCode().code & PRIMARY);
        }
        return findCause(rootFailure, PoolInitializationException.class) == null ? null : directory.unusable();
    }

    private @Nullable String sentence(int code) {
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return directory.damaged();
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return directory.full();
        }
        return code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                        || code == SQLiteErrorCode.SQLITE_READONLY.code
                        || code == SQLiteErrorCode.SQLITE_PERM.code
                        || code == SQLiteErrorCode.SQLITE_IOERR.code
                ? directory.unusable()
                : null;
    }
}
