package ramscim.server.failure;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import ramscim.store.StoreDatabase;

class SqliteFailuresTest extends FailuresContract {
    SqliteFailuresTest(@TempDir Path directory) {
        super(StoreDatabase.sqlite(directory));
    }
}
