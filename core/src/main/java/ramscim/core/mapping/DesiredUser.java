package ramscim.core.mapping;

import java.util.List;
import ramscim.core.access.DesiredAccess;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserProfile;

/**
 * What a SCIM user shall be in RAM.
 *
 * @param tags those that say whose the user is, and those that the client asked for
 * @param access its ways in, and its policies
 * @param leftOut what the provider said that RAM cannot have
 */
public record DesiredUser(UserProfile profile, Tags tags, DesiredAccess access, List<LeftOut> leftOut) {
    public DesiredUser {
        leftOut = List.copyOf(leftOut);
    }

    /** A user to whom the bridge gives no access. */
    public DesiredUser(UserProfile profile, Tags tags) {
        this(profile, tags, DesiredAccess.NONE, List.of());
    }

    public DesiredUser with(DesiredAccess other) {
        return new DesiredUser(profile, tags, other, leftOut);
    }

    DesiredUser without(List<LeftOut> values) {
        return new DesiredUser(profile, tags, access, values);
    }

    /** Whether the person may sign in; the tag says what is intended. */
    public boolean isActive() {
        return !Boolean.FALSE.toString().equals(tags.values().get(OwnershipTags.ACTIVE));
    }
}
