package ramscim.core.provisioning;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** What a request comes to when it is laid beside what is known. */
sealed interface Proposal {
    /**
     * The resource is as asked.
     *
     * @param strangers who was to join it and is left out, because they are no users
     */
    record Done(ConfirmedResource resource, Set<ResourceId> strangers) implements Proposal {
        public Done {
            strangers = Set.copyOf(strangers);
        }
    }

    /** The resource is as asked, and the one who asks is the first to hear of it. */
    record DoneUntold(ConfirmedResource resource) implements Proposal {}

    /**
     * The same was asked before and is on its way.
     *
     * @param strangers who was to join besides, and is left out
     */
    record Join(Intent pending, Set<ResourceId> strangers) implements Proposal {
        public Join {
            strangers = Set.copyOf(strangers);
        }

        Join(Intent pending) {
            this(pending, Set.of());
        }
    }

    /**
     * Something is to be changed.
     *
     * @param stored what is known of the resource; null if nothing is
     * @param draft what it shall become; null: it shall cease
     * @param nameKey the name that it needs; null if it shall cease
     * @param strangers who was to join it and is left out, because they are no users
     */
    record Change(
            @Nullable StoredResource stored,
            @Nullable Draft draft,
            @Nullable String nameKey,
            Set<ResourceId> strangers) implements Proposal {
        public Change {
            strangers = Set.copyOf(strangers);
        }

        Change(@Nullable StoredResource stored, @Nullable Draft draft, @Nullable String nameKey) {
            this(stored, draft, nameKey, Set.of());
        }

        /** What is known of the resource, which is nothing if it does not exist yet. */
        StoredResource resource(ResourceType type, ResourceId id) {
            return stored == null ? new StoredResource(id, type, 0, null, null, null) : stored;
        }

        /** Whether nothing can have changed in RAM since it was last seen, as far as the bridge is concerned. */
        boolean startsFromWhatIsKnown() {
            return stored == null || (stored.intent() == null && stored.confirmed() != null);
        }
    }
}
