package ramscim.server.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityLog;
import ramscim.server.door.SecurityTrail;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;
import ramscim.server.words.Words;
import ramscim.store.WriteTransactions;

/** The record of what a command does with an SQLite database, beside a bridge that runs on it or without one. */
public final class CommandRecord {
    public static final RequestSource HERE = new RequestSource("none", "command");

    private CommandRecord() {}

    /** Who runs a command is whoever the machine says they are. */
    public static Caller host() {
        return Caller.ofHost(System.getProperty("user.name", "unknown"));
    }

    /** Where a command's own events are written; there is no log and there are no metrics for them. */
    public static SecurityTrail trail(JdbcClient jdbc, WriteTransactions transactions) {
        SecurityLog log = new SecurityLog(new SimpleMeterRegistry());
        return new AuditTrail(jdbc, transactions, log, user -> List.of(), Clock.systemUTC());
    }

    /**
     * Tells that a copy of the database was taken along.
     *
     * @return what there is to say beside that; empty if it is in the record
     */
    public static Words exported(DataSource database, String detail) {
        JdbcClient jdbc = JdbcClient.create(database);
        try {
            if (!knowsSuchEvents(jdbc)) {
                return Words.of("command.unrecorded.old");
            }
            WriteTransactions transactions =
                    new WriteTransactions(new DataSourceTransactionManager(database), () -> {});
            trail(jdbc, transactions).record(new SecurityEvent(SecurityEventKind.EXPORTED, host(), HERE, detail));
            return Words.quoted("");
        } catch (DataAccessException | TransactionException e) {
            return Words.of("command.unrecorded", String.valueOf(e.getMessage()));
        }
    }

    /** A bridge of an older version could not read its record any more. */
    private static boolean knowsSuchEvents(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from sqlite_master where type = 'table' and name = 'service_account'")
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
