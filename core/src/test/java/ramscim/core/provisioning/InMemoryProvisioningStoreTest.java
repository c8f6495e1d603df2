package ramscim.core.provisioning;

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
}
