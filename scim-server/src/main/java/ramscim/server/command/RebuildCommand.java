package ramscim.server.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ramscim.server.ownership.OwnershipTraces;

@Command(
        name = "rebuild",
        description = {
            "Make a store that was lost anew from RAM, and serve with it.",
            "RAM is not changed. A store that knows anybody already is left as it is."
        })
final class RebuildCommand implements Runnable {
    private final Session session;

    @Option(
            names = "--accept-account",
            description = "From now on the store is about the account that the credentials are of.")
    private boolean acceptsAccount;

    RebuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        List<String> options = new ArrayList<>(ServeCommand.options(acceptsAccount));
        options.add("--" + OwnershipTraces.REBUILD);
        session.serve(options);
    }
}
