package ramscim.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoredPoliciesTest extends StoredPoliciesContract {
    SqliteStoredPoliciesTest(@TempDir Path directory) {
        super(StoreDatabase.sqlite(directory));
    }
}
