package ramscim.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import ramscim.core.provisioning.ProvisioningStoreContract;
import ramscim.core.refusal.Failure;
import ramscim.core.store.ProvisioningStore;
import ramscim.store.StoreDatabase;

/** What is recorded changes nothing of what a store does, and whatever a store does, the chain holds. */
abstract class AuditedProvisioningStoreContract extends ProvisioningStoreContract {
    private final AuditFixture audit;
    private final StoreDatabase another;

    /** @param opening opens the same database each time */
    AuditedProvisioningStoreContract(Supplier<StoreDatabase> opening) {
        audit = new AuditFixture(opening.get());
        another = opening.get();
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

    @Override
    protected List<Failure> failures(int limit) {
        return another.failures(limit);
    }
}
