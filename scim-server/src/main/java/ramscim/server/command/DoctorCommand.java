package ramscim.server.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import ramscim.server.doctor.CheckResult;
import ramscim.server.doctor.DoctorProgram;
import ramscim.server.words.Words;

@Command(
        name = "doctor",
        description = {"command.doctor", "command.doctor.how"})
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
            session.tell(true, results, Words.quoted(""));
        } else {
            DoctorProgram.print(results, session.out(), session.reader());
        }
        return results.stream().anyMatch(CheckResult::isFailed) ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
