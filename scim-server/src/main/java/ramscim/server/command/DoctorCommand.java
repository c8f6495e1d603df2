package ramscim.server.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import ramscim.server.doctor.CheckResult;
import ramscim.server.doctor.DoctorProgram;

@Command(
        name = "doctor",
        description = {
            "Say whether the bridge has what it needs: configuration, credentials, permissions, clock, quotas, database.",
            "It writes nothing, and may run beside a bridge. The status is 1 if something is wrong."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Json json = new Json();

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<CheckResult> results = DoctorProgram.examine(session.settings());
        if (json.isWanted()) {
            session.tell(true, results, "");
        } else {
            DoctorProgram.print(results, session.out());
        }
        return results.stream().anyMatch(CheckResult::isFailed) ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
