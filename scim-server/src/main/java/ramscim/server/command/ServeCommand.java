package ramscim.server.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ramscim.core.account.HomeAccount;

@Command(name = "serve", description = "command.serve")
final class ServeCommand implements Runnable {
    private final Session session;

    @Option(names = "--accept-account", descriptionKey = "command.accept-account")
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
