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

/** The SQLite file cannot be opened, or is none. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class DatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    /** The low byte is SQLite's primary result code; the rest says more about it. */
    private static final int PRIMARY = 0xff;

    private final DataDirectory directory;
    private final boolean isSqlite;

    DatabaseAnalyzer(@Nullable Environment environment) {
        directory = DataDirectory.in(environment);
        isSqlite = environment != null && !environment.containsProperty("spring.datasource.url");
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String sentence = isSqlite ? sentence(rootFailure) : null;
        return sentence == null ? null : OneSentence.of(sentence, cause);
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
