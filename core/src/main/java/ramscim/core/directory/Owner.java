package ramscim.core.directory;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bridge that keeps a RAM user or group. Two bridges on one account tell by it what is whose.
 *
 * @param name 1-20 letters, digits, {@code .}, {@code _} or {@code -}: it has to fit into the comments of a group beside two ids
 */
public record Owner(String name) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,20}");

    public Owner {
        if (!isValid(name)) {
            throw new RuleViolation("must be 1 to 20 letters, digits, '.', '_' or '-'");
        }
    }

    public static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /** Whether a user with these tags is another bridge's, or another resource's; one that says nothing is not. */
    public boolean isAnothers(Map<String, String> tags, String resource) {
        String id = tags.get(OwnershipTags.ID);
        return isOtherBridge(tags.get(OwnershipTags.OWNER)) || (id != null && !id.equals(resource));
    }

    /**
     * Whether a user became another bridge's, or another resource's, since its tags were seen last. One that is on its way from a former resource to
     * the present one, and was seen so, did not.
     */
    public boolean changedHands(Map<String, String> last, Map<String, String> now, String resource) {
        boolean asBefore = Objects.equals(last.get(OwnershipTags.ID), now.get(OwnershipTags.ID))
                && Objects.equals(last.get(OwnershipTags.OWNER), now.get(OwnershipTags.OWNER));
        return !asBefore && isAnothers(now, resource);
    }

    /** Whether a user with these tags was made, or adopted, by this bridge. */
    public boolean made(Map<String, String> tags) {
        return name.equals(tags.get(OwnershipTags.OWNER));
    }

    /** Whether a user with these tags is kept by another bridge. */
    public boolean isOtherBridges(Map<String, String> tags) {
        return isOtherBridge(tags.get(OwnershipTags.OWNER));
    }

    private boolean isOtherBridge(@Nullable String other) {
        return other != null && !other.equals(name);
    }

    /** Whether a group is another bridge's, or another resource's. */
    public boolean isAnothers(GroupMark mark, String resource) {
        return isOtherBridge(mark.owner()) || !mark.id().equals(resource);
    }

    @Override
    public String toString() {
        return name;
    }
}
