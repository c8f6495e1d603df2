package ramscim.server.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ramscim.server.transfer.Backup;

@Command(
        name = "backup",
        description = {
            "Copy the SQLite database as it is at one moment, whether the bridge runs or not.",
            "The copy is for its owner only. On PostgreSQL use pg_dump."
        })
final class BackupCommand implements Runnable {
    private final Session session;

    @Mixin
    private final Json json = new Json();

    @Parameters(paramLabel = "FILE", description = "Where the copy shall be written; a file that is not there yet.")
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
