package ramscim.server.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(
        name = "ram-scim-bridge",
        versionProvider = BridgeVersion.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Provisions users and groups of an identity provider into Alibaba Cloud RAM by SCIM 2.0.",
        footerHeading = "%n",
        footer = {
            "Without a command it serves. Each setting of docs/configuration.md can stand anywhere as --key=value, such"
                    + " as --server.port=8080, and each can be an environment variable instead.",
            "",
            "Exit status: 0 done; 1 it failed, or something is wrong; 2 not understood, and nothing was done."
        })
final class BridgeCommand implements Runnable {
    private final Session session;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help, and end.")
    @SuppressWarnings("UnusedVariable") // that it was given is all
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Tell the version and the commit, and end.")
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
