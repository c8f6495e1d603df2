package ramscim.server.guard;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import ramscim.store.StoreDatabase;

class SqliteHeldChangesTest extends HeldChangesContract {
    SqliteHeldChangesTest(@TempDir Path directory) {
        super(StoreDatabase.sqlite(directory));
    }
}
