package ramscim.server.transfer;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.RunningBridge;
import ramscim.store.PostgresServer;

/** The copy is every row there was, which a dump comes to as well. */
class ReleasedPostgresTest extends ReleasedDatabasesContract {
    private static final String KEPT = "rows.txt.gz";

    private final KeptRows rows;
    private final Path folder;

    ReleasedPostgresTest(@TempDir Path folder) {
        this(folder, PostgresServer.newDatabase());
    }

    private ReleasedPostgresTest(Path folder, String url) {
        super("postgresql", "spring.datasource.url=" + url);
        this.folder = folder;
        rows = new KeptRows(url);
    }

    @Override
    void keep(RunningBridge bridge, Path release) throws IOException {
        rows.write(release.resolve(KEPT));
    }

    @Override
    void restore(RunningBridge bridge, Path release) {
        rows.restore(release.resolve(KEPT), folder);
    }
}
