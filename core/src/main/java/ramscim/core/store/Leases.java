package ramscim.core.store;

import java.util.List;
import ramscim.core.resource.ResourceId;

/**
 * Who works on a resource, where several bridges share a store: never two at once.
 *
 * <p>A bridge has a lease until it releases it, or is not heard of any more; then another may have it.
 */
public interface Leases {
    /** For a store that one bridge has alone. */
    Leases SOLE = new Leases() {
        @Override
        public Grant take(ResourceId id) {
            return Grant.FREE;
        }

        @Override
        public void release(ResourceId id) {}

        @Override
        public List<ResourceId> claim(List<ResourceId> due) {
            return due;
        }
    };

    /** Whether the resource is this bridge's to work on. */
    enum Grant {
        /** It is; no other worked on it. */
        FREE,
        /** It is; a bridge that is not heard of any more may have done anything to it. */
        INHERITED,
        /** It is another's. */
        DENIED
    }

    Grant take(ResourceId id);

    void release(ResourceId id);

    /**
     * Takes those of the resources that no other works on, but no more at once than are soon worked on: other bridges want some too.
     *
     * @return those that are this bridge's now, in the same order
     */
    List<ResourceId> claim(List<ResourceId> due);
}
