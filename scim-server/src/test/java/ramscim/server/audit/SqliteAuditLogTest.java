package ramscim.server.audit;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import ramscim.store.StoreDatabase;

class SqliteAuditLogTest extends AuditLogContract {
    SqliteAuditLogTest(@TempDir Path directory) {
        super(StoreDatabase.sqlite(directory));
    }
}
