package ramscim.server.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(
        name = "ram-scim-bridge",
        versionProvider = BridgeVersion.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "command.bridge",
        footerHeading = "%n",
        footer = {"command.bridge.settings", "", "command.bridge.status"})
final class BridgeCommand implements Runnable {
    private final Session session;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "command.help")
    @SuppressWarnings("UnusedVariable") // that it was given is all
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "command.version")
    @SuppressWarnings("UnusedVariable") // that it was given is all
    private boolean version;

    @Option(names = "--accept-account", hidden = true)
    private boolean acceptsAccount;

    BridgeCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.serve(ServeCommand.options(acceptsAccount));
    }
}
