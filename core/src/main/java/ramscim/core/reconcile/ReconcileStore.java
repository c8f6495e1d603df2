package ramscim.core.reconcile;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** What a reconcile reads of the store. */
public interface ReconcileStore {
    /** Hands over every resource of a type that the store knows of, in whatever state; the memberships that an intent asks for may be left out. */
    void each(ResourceType type, Consumer<StoredResource> consumer);

    /** The resource as it is now, or null. */
    @Nullable StoredResource find(ResourceId id);

    /** The users who are in a group, or will be when its intent is carried out. */
    Set<ResourceId> membersOf(ResourceId group);
}
