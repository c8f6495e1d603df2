package ramscim.server.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import ramscim.server.livecheck.LiveCheckOptions;
import ramscim.server.livecheck.LiveCheckProgram;

@Command(
        name = "live-check",
        description = {
            "Go through every operation of RAM on an account that is for tests, and say where it does something else"
                    + " than the bridge believes.",
            "What it makes begins with a prefix of its own and is removed at the end."
        })
final class LiveCheckCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "Tell the report alone, which is JSON, and no sentences.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report to a file, too.")
    private @Nullable Path report;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "What the names begin with, as an earlier check has shown it: what that one left is removed.")
    private @Nullable String prefix;

    @Option(
            names = "--non-empty",
            description = "The account may have users besides the one whose key is used; they are not touched.")
    private boolean toleratesUsers;

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            description = "Make service credentials, too, for this service (xxx.aliyuncs.com).")
    private @Nullable String service;

    LiveCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LiveCheckOptions options = new LiveCheckOptions(report, prefix, toleratesUsers, service, !json);
        return LiveCheckProgram.run(options, session.settings(), session.out()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
