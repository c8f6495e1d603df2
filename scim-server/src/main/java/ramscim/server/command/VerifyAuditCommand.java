package ramscim.server.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import ramscim.server.audit.ChainVerification;
import ramscim.server.transfer.AuditCheck;

@Command(
        name = "verify-audit",
        description = {"command.verify-audit", "command.verify-audit.how"})
final class VerifyAuditCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Json json = new Json();

    VerifyAuditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ChainVerification chain = AuditCheck.of(session.environment()).make();
        session.tell(json.isWanted(), chain, AuditCheck.sentence(chain));
        return chain.isIntact() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
