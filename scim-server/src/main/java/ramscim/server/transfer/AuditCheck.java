package ramscim.server.transfer;

import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.audit.AuditLog;
import ramscim.server.audit.ChainVerification;
import ramscim.server.start.StartException;

/** Whether the record of changes is as it was written, read from the database itself; a bridge may be running on it. */
final class AuditCheck {
    private final DataSource database;

    private AuditCheck(DataSource database) {
        this.database = database;
    }

    static AuditCheck of(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        return new AuditCheck(
                url.isBlank() ? SqliteFile.in(environment).open() : ServerDatabase.open(url, environment));
    }

    /** @throws StartException if it is not */
    String make() {
        ChainVerification chain = new AuditLog(JdbcClient.create(database)).verify();
        if (chain.problem() != null) {
            throw new StartException("The record of changes is not as it was written: " + chain.problem());
        }
        return "The record of changes is as it was written: %d events, %d to %d; the last one's hash is %s."
                .formatted(chain.events(), chain.first(), chain.last(), chain.lastHash());
    }
}
