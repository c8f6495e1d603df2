package ramscim.server.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ramscim.server.ownership.OwnershipTraces;

@Command(
        name = "rebuild",
        description = {"command.rebuild", "command.rebuild.how"})
final class RebuildCommand implements Runnable {
    private final Session session;

    @Option(names = "--accept-account", descriptionKey = "command.accept-account")
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
