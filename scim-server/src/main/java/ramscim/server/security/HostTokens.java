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
    private static final String SCIM = "bridge.scim";

    private HostTokens() {}

    public static TokenAdministration of(Environment environment) {
        BridgeDatabase database = BridgeDatabase.of(environment);
        JdbcClient jdbc = database.client();
        WriteTransactions transactions = database.transactions();
        Clock clock = Clock.systemUTC();
        Binder settings = Binder.get(environment);
        TokenUses uses = new TokenUses(jdbc, clock);
        ScimTokens tokens = new ScimTokens(
                jdbc,
                transactions,
                environment.getProperty("bridge.scim.token"),
                settings.bindOrCreate(SCIM, TokenRightProperties.class).tokenRights(),
                new ConfiguredClients(settings.bindOrCreate(SCIM, ClientProperties.class), jdbc, uses, clock),
                uses,
                false,
                clock);
        return new TokenAdministration(
                tokens,
                CommandRecord.trail(jdbc, transactions),
                () -> new Asker(CommandRecord.host(), CommandRecord.HERE),
                transactions,
                settings.bindOrCreate(SCIM, TokenLifeProperties.class),
                clock);
    }
}
