package ramscim.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.resource.ResourceId;

/** Resources as SCIM clients see them, always in the order in which they were created. */
public interface ConfirmedResources {
    /**
     * A resource in a list.
     *
     * @param position its place in the order of creation, from 1; never changes
     */
    record Listed(long position, ConfirmedResource resource) {}

    @Nullable ConfirmedResource find(ResourceId id);

    /** Those of the resources that are there, in the order of the ids. */
    List<ConfirmedResource> inOrder(List<ResourceId> ids);

    int count(Sought sought);

    /**
     * @param after the position behind which the list begins
     * @param skip how many are left out
     */
    List<Listed> list(Sought sought, long after, int skip, int limit);
}
