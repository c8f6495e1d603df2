package ramscim.server.security;

import java.time.Clock;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.admin.Asker;
import ramscim.server.audit.CommandRecord;
import ramscim.server.transfer.BridgeDatabase;
import ramscim.store.WriteTransactions;

/**
 * Tokens for whoever may write the database itself, whether a bridge runs on it or not: it hears of the change
 * within a second.
 */
public final class HostTokens {
    private HostTokens() {}

    public static TokenAdministration of(Environment environment) {
        BridgeDatabase database = BridgeDatabase.of(environment);
        JdbcClient jdbc = database.client();
        WriteTransactions transactions = database.transactions();
        Clock clock = Clock.systemUTC();
        ScimTokens tokens = new ScimTokens(
                jdbc,
                transactions,
                environment.getProperty("bridge.scim.token"),
                Binder.get(environment)
                        .bindOrCreate("bridge.scim", TokenRightProperties.class)
                        .tokenRights(),
                new TokenUses(jdbc, clock),
                false,
                clock);
        return new TokenAdministration(
                tokens,
                CommandRecord.trail(jdbc, transactions),
                () -> new Asker(CommandRecord.host(), CommandRecord.HERE),
                transactions,
                clock);
    }
}
