package ramscim.core.directory;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of a RAM user that shall change (IMS UpdateUser): {@code null} leaves an attribute as it is, an empty string clears it.
 * Repeating the same request changes nothing more.
 */
public record UpdateUserRequest(
        @Nullable UserPrincipalName newUserPrincipalName,
        @Nullable String newDisplayName,
        @Nullable String newEmail,
        @Nullable String newMobilePhone,
        @Nullable String newComments) {
    public UpdateUserRequest {
        if (newUserPrincipalName == null
                && newDisplayName == null
                && newEmail == null
                && newMobilePhone == null
                && newComments == null) {
            throw new IllegalArgumentException("an update must change something");
        }
    }
}
