package ramscim.server.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ramscim.server.transfer.Backup;

@Command(
        name = "backup",
        description = {"command.backup", "command.backup.how"})
final class BackupCommand implements Runnable {
    private final Session session;

    @Mixin
    private final Json json = new Json();

    @Parameters(paramLabel = "FILE", descriptionKey = "command.backup.file")
    private Path file = Path.of("");

    BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Backup.Copy copy = Backup.of(session.environment()).writeTo(file);
        session.tell(json.isWanted(), copy, copy.sentence());
    }
}
