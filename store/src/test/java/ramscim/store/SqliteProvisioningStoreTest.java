package ramscim.store;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.provisioning.ProvisioningStoreContract;
import ramscim.core.refusal.Failure;
import ramscim.core.store.ProvisioningStore;

class SqliteProvisioningStoreTest extends ProvisioningStoreContract {
    private final StoreDatabase database;
    private final StoreDatabase another;

    SqliteProvisioningStoreTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
        another = StoreDatabase.sqlite(directory);
    }

    @AfterEach
    void close() {
        database.close();
        another.close();
    }

    @Override
    protected ProvisioningStore store() {
        return database.store();
    }

    @Override
    protected ProvisioningStore reopened() {
        return another.store();
    }

    @Override
    protected List<Failure> failures(int limit) {
        return another.failures(limit);
    }
}
