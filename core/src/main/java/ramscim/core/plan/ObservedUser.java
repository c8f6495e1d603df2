package ramscim.core.plan;

import java.util.Set;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;

/**
 * A RAM user as it was last seen.
 *
 * @param managedTagKeys keys of the tags that the bridge set; all others belong to somebody else and stay
 */
public record ObservedUser(RamUser user, Set<String> managedTagKeys) implements Observed {
    public ObservedUser {
        managedTagKeys = Set.copyOf(managedTagKeys);
    }

    boolean manages(String tagKey) {
        return managedTagKeys.contains(tagKey) || tagKey.startsWith(OwnershipTags.PREFIX);
    }
}
