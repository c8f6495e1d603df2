package ramscim.core.plan;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.mapping.DesiredUser;

/** Plans how a RAM user that nobody owns becomes the bridge's, and how it is given back. */
public final class UserAdoption {
    private UserAdoption() {}

    /** As it is before it is adopted: nothing of it is the bridge's. */
    public static ObservedUser unowned(RamUser namesake) {
        return new ObservedUser(namesake, Set.of()).with(Given.KEPT);
    }

    /** Its tags, in one call: from then on it is as if the bridge had made it. What else differs is the {@link UserPlanner}'s. */
    public static TagResources adopt(ObservedUser namesake, DesiredUser desired) {
        Map<String, String> tags = new TreeMap<>(desired.tags().values());
        tags.put(OwnershipTags.ADOPTED, "true");
        // One who shall be inactive is so only when its access was looked at and turned off.
        tags.put(OwnershipTags.ACTIVE, "true");
        return new TagResources(namesake.user().id(), tags);
    }

    /** Nobody owns it any more, and nothing else of it changes. */
    public static UntagResources release(ObservedUser adopted) {
        Set<String> keys = new TreeSet<>(adopted.managedTagKeys());
        adopted.user().tags().keySet().stream()
                .filter(key -> key.startsWith(OwnershipTags.PREFIX))
                .forEach(keys::add);
        return new UntagResources(adopted.user().id(), keys);
    }
}
