package ramscim.core.reconcile;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ramscim.core.provisioning.StoredResource;
import ramscim.core.resource.ResourceId;

/** What a reconcile reads of the store. */
public interface ReconcileStore {
    /** Hands over every user that the store knows of, in whatever state. */
    void eachUser(Consumer<StoredResource> consumer);

    /** The resource as it is now, or null. */
    @Nullable StoredResource find(ResourceId id);
}
