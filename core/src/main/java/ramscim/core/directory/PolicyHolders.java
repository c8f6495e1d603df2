package ramscim.core.directory;

import java.util.List;

/**
 * To whom a policy is attached for the whole account; roles, which nobody signs in as, are left out.
 *
 * @param groups their names
 */
public record PolicyHolders(List<User> users, List<String> groups) {
    public PolicyHolders {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /** @param userName the local part of the logon name, which is all that RAM's own API knows of it */
    public record User(UserId id, String userName, String displayName) {}
}
