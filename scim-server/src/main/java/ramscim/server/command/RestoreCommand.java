package ramscim.server.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ramscim.server.transfer.Restore;

@Command(
        name = "restore",
        description = {"command.restore", "command.restore.how"})
final class RestoreCommand implements Runnable {
    private final Session session;

    @Mixin
    private final Json json = new Json();

    @Parameters(paramLabel = "FILE", descriptionKey = "command.restore.file")
    private Path file = Path.of("");

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Restore.Restored restored = Restore.of(session.environment()).from(file);
        session.tell(json.isWanted(), restored, restored.sentence());
    }
}
