package ramscim.server.admin;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import ramscim.store.StoreDatabase;

class SqliteKnownNetworksTest extends KnownNetworksContract {
    SqliteKnownNetworksTest(@TempDir Path directory) {
        super(StoreDatabase.sqlite(directory));
    }
}
