package ramscim.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.provisioning.ProvisioningStore;
import ramscim.core.provisioning.ProvisioningStoreContract;
import ramscim.server.store.SqliteDatabase;

/** What is recorded changes nothing of what a store does, and whatever a store does, the chain holds. */
class AuditedProvisioningStoreContractTest extends ProvisioningStoreContract {
    private final AuditFixture audit;
    private final SqliteDatabase another;

    AuditedProvisioningStoreContractTest(@TempDir Path directory) {
        audit = new AuditFixture(directory);
        another = new SqliteDatabase(directory);
    }

    @AfterEach
    void close() {
        assertThat(audit.log.verify().problem()).isNull();
        audit.close();
        another.close();
    }

    @Override
    protected ProvisioningStore store() {
        return audit.store;
    }

    @Override
    protected ProvisioningStore reopened() {
        return another.store();
    }
}
