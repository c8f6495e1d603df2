package ramscim.core.intent;

import org.jspecify.annotations.Nullable;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * Everything the store knows of one resource.
 *
 * @param sequence that of its newest intent, carried out or not
 * @param confirmed null until RAM confirmed the resource for the first time
 * @param observed what RAM held of it when it was last seen, also while nothing is confirmed yet
 */
public record StoredResource(
        ResourceId id,
        ResourceType type,
        long sequence,
        @Nullable ConfirmedResource confirmed,
        @Nullable Observed observed,
        @Nullable Intent intent) {
    /** The attributes that the next change builds upon, or null if the resource does not exist or is on its way out. */
    public @Nullable ScimAttributes newestAttributes() {
        if (intent != null) {
            return intent.desired();
        }
        return confirmed == null ? null : confirmed.attributes();
    }

    /** Whether something is pending by which the resource will be another than clients see; bringing RAM back to what they see is none. */
    public boolean isToDiffer() {
        return intent != null
                && (confirmed == null
                        || !confirmed.attributes().equals(intent.desired())
                        || !intent.memberships().isEmpty()
                        || intent.password());
    }

    public StoredResource withObserved(@Nullable Observed seen) {
        return new StoredResource(id, type, sequence, confirmed, seen, intent);
    }

    /** Whether it is on its way out, and clients still see it. */
    public boolean isBeingDeleted() {
        return intent != null && intent.desired() == null && !isDeparted();
    }

    /** Whether clients do not see it (any more), and RAM has a user for it all the same. */
    public boolean isDeparted() {
        return confirmed == null && observed != null;
    }
}
