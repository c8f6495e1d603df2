package ramscim.server.transfer;

import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.audit.AuditLog;
import ramscim.server.audit.ChainVerification;

/** Whether the record of changes is as it was written, read from the database itself; a bridge may be running on it. */
public final class AuditCheck {
    private final DataSource database;

    private AuditCheck(DataSource database) {
        this.database = database;
    }

    public static AuditCheck of(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        return new AuditCheck(
                url.isBlank() ? SqliteFile.in(environment).open() : ServerDatabase.open(url, environment));
    }

    public ChainVerification make() {
        return new AuditLog(JdbcClient.create(database)).verify();
    }

    public static String sentence(ChainVerification chain) {
        return chain.problem() != null
                ? "The record of changes is not as it was written: "
                        + chain.problem().english()
                : "The record of changes is as it was written: %d events, %d to %d; the last one's hash is %s."
                        .formatted(chain.events(), chain.first(), chain.last(), chain.lastHash());
    }
}
