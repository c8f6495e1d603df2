package ramscim.core.mapping;

import ramscim.core.directory.CreateUserRequest;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserProfile;

/**
 * What a SCIM user shall be in RAM.
 *
 * @param tags those that say whose the user is, and those that the client asked for
 */
public record DesiredUser(UserProfile profile, Tags tags) {
    /** Whether the person may sign in; the tag says what is intended. */
    public boolean isActive() {
        return !Boolean.FALSE.toString().equals(tags.values().get(OwnershipTags.ACTIVE));
    }

    public CreateUserRequest toCreateUserRequest() {
        return new CreateUserRequest(profile, tags);
    }
}
