package ramscim.server.transfer;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.RunningBridge;
import ramscim.store.PostgresServer;

/** The copy is every row there was, which a dump comes to as well. */
class ReleasedPostgresTest extends ReleasedDatabasesContract {
    private static final String KEPT = "rows.txt.gz";

    private final String url = PostgresServer.newDatabase();
    private final KeptRows rows = new KeptRows(url);
    private final Path folder;

    ReleasedPostgresTest(@TempDir Path folder) {
        super("postgresql");
        this.folder = folder;
    }

    @Override
    List<String> where() {
        return List.of("spring.datasource.url=" + url);
    }

    @Override
    void keep(RunningBridge bridge, Path release) {
        rows.write(release.resolve(KEPT));
    }

    @Override
    void restore(RunningBridge bridge, Path release) {
        rows.restore(release.resolve(KEPT), folder);
    }
}
