package ramscim.core.provisioning;

import java.util.List;
import ramscim.core.refusal.Failure;
import ramscim.core.store.ProvisioningStore;

class InMemoryProvisioningStoreTest extends ProvisioningStoreContract {
    private final InMemoryProvisioningStore store = new InMemoryProvisioningStore();

    @Override
    protected ProvisioningStore store() {
        return store;
    }

    @Override
    protected ProvisioningStore reopened() {
        return store;
    }

    @Override
    protected List<Failure> failures(int limit) {
        return store.failures(limit);
    }
}
