package ramscim.server.drift;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import ramscim.store.StoreDatabase;

class SqliteDriftReportsTest extends DriftReportsContract {
    SqliteDriftReportsTest(@TempDir Path directory) {
        super(StoreDatabase.sqlite(directory));
    }
}
