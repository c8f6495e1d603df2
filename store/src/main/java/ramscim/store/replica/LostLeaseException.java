package ramscim.store.replica;

import ramscim.core.resource.ResourceId;

/** This replica was not heard of for so long that another may have taken its work over. */
final class LostLeaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostLeaseException(ResourceId id) {
        super("The lease of resource " + id + " was lost.");
    }
}
