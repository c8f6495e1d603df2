package ramscim.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.StoredResource;
import ramscim.core.store.Transition;

/**
 * A transition that came about, and how things were before it.
 *
 * @param before the resource; null where nothing was known of it, or where the transition says it all
 * @param user who joins or leaves the group that it is about; null where it is about no single membership
 * @param parting of a user who ceases the groups, of a group that ceases the members
 */
public record Written(
        Transition transition,
        @Nullable StoredResource before,
        @Nullable StoredResource user,
        List<StoredResource> parting) {
    public Written {
        parting = List.copyOf(parting);
    }
}
