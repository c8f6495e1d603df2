package ramscim.server.audit;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import ramscim.store.StoreDatabase;

class SqliteAuditedProvisioningStoreTest extends AuditedProvisioningStoreContract {
    SqliteAuditedProvisioningStoreTest(@TempDir Path directory) {
        super(() -> StoreDatabase.sqlite(directory));
    }
}
