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
        description = {"command.live-check", "command.live-check.how"})
final class LiveCheckCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", descriptionKey = "command.live-check.json")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", descriptionKey = "command.live-check.report")
    private @Nullable Path report;

    @Option(names = "--prefix", paramLabel = "PREFIX", descriptionKey = "command.live-check.prefix")
    private @Nullable String prefix;

    @Option(names = "--non-empty", descriptionKey = "command.live-check.non-empty")
    private boolean toleratesUsers;

    @Option(names = "--service", paramLabel = "SERVICE", descriptionKey = "command.live-check.service")
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
