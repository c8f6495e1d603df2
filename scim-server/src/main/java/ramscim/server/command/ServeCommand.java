package ramscim.server.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ramscim.core.account.HomeAccount;

@Command(name = "serve", description = "Run the bridge, until it is told to stop. The same as no command.")
final class ServeCommand implements Runnable {
    private final Session session;

    @Option(
            names = "--accept-account",
            description = "From now on the store is about the account that the credentials are of.")
    private boolean acceptsAccount;

    ServeCommand(Session session) {
        this.session = session;
    }

    /** As the bridge reads them. */
    static List<String> options(boolean acceptsAccount) {
        return acceptsAccount ? List.of("--" + HomeAccount.ACCEPT) : List.of();
    }

    @Override
    public void run() {
        session.serve(options(acceptsAccount));
    }
}
