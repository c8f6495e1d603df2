package ramscim.server.transfer;

import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.audit.AuditLog;
import ramscim.server.audit.ChainVerification;
import ramscim.server.words.Words;

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

    public static Words sentence(ChainVerification chain) {
        return chain.problem() != null
                ? Words.of("command.verify-audit.broken", chain.problem())
                : Words.of(
                        "command.verify-audit.intact",
                        Long.toString(chain.events()),
                        Long.toString(chain.first()),
                        Long.toString(chain.last()),
                        chain.lastHash());
    }
}
