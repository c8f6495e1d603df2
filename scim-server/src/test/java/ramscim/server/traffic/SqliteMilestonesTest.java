package ramscim.server.traffic;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import ramscim.store.StoreDatabase;

class SqliteMilestonesTest extends MilestonesContract {
    SqliteMilestonesTest(@TempDir Path directory) {
        super(StoreDatabase.sqlite(directory));
    }
}
