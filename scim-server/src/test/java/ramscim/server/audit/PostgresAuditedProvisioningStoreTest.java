package ramscim.server.audit;

import java.util.function.Supplier;
import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

class PostgresAuditedProvisioningStoreTest extends AuditedProvisioningStoreContract {
    PostgresAuditedProvisioningStoreTest() {
        super(opening(PostgresServer.newStore()));
    }

    private static Supplier<StoreDatabase> opening(String url) {
        return () -> StoreDatabase.postgresql(url);
    }
}
