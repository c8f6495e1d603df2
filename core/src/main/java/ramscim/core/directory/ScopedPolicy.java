package ramscim.core.directory;

/**
 * A policy that a user has within one resource group only (ResourceManager {@code ResourceGroupId}).
 *
 * @param resourceGroup RAM's id of the resource group, {@code rg-...}
 */
public record ScopedPolicy(String resourceGroup, PolicyName policy) {
    public ScopedPolicy {
        if (resourceGroup.isBlank()) {
            throw new IllegalArgumentException("a resource group has an id");
        }
    }

    @Override
    public String toString() {
        return policy + " in the resource group " + resourceGroup;
    }
}
