package ramscim.store;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import ramscim.core.provisioning.ProvisioningStoreContract;
import ramscim.core.refusal.Failure;
import ramscim.core.store.ProvisioningStore;

class PostgresProvisioningStoreTest extends ProvisioningStoreContract {
    private final StoreDatabase database;
    private final StoreDatabase another;

    PostgresProvisioningStoreTest() {
        String url = PostgresServer.newStore();
        database = StoreDatabase.postgresql(url);
        another = StoreDatabase.postgresql(url);
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
