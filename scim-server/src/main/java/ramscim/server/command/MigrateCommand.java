package ramscim.server.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ramscim.server.transfer.Move;

@Command(
        name = "migrate",
        description = {"command.migrate", "command.migrate.how"})
final class MigrateCommand implements Runnable {
    private final Session session;

    @Mixin
    private final Json json = new Json();

    @Parameters(paramLabel = "URL", description = "jdbc:postgresql://host:5432/database")
    private String url = "";

    MigrateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Move.Moved moved = Move.of(url, session.environment()).make();
        session.tell(json.isWanted(), moved, moved.sentence());
    }
}
