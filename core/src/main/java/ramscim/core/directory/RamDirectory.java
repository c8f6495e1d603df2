package ramscim.core.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account's RAM users and groups.
 *
 * <p>Every method fails with {@link RamException} and with nothing else. Unless it says otherwise a method is one call to Alibaba Cloud's
 * IMS API, version 2019-08-15, named in its description. A write that fails with {@link RamException.Reason#AMBIGUOUS} may or may not have
 * taken effect; one that fails with any other reason has not. Implementations are safe for concurrent use.
 */
public interface RamDirectory extends LoginProfiles, AccessKeys, MfaDevices, Policies, RecycleBin {
    /** The domain that new logon names end in, without the {@code @} (GetDefaultDomain). */
    String defaultDomain();

    /**
     * Creates a user together with its tags (CreateUser).
     *
     * @throws RamException {@code ALREADY_EXISTS} if the name, compared without case, belongs to a user with another owner
     */
    RamUser createUser(CreateUserRequest request);

    /** The user with this id, or null (GetUser). */
    @Nullable RamUser findUser(UserId id);

    /** The user with this logon name, compared without case, or null (GetUser). */
    @Nullable RamUser findUser(UserPrincipalName name);

    /**
     * Changes attributes (UpdateUser); keys, groups, policies and tags stay. The answer's {@code tags} are empty.
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user, {@code ALREADY_EXISTS} if the new name belongs to another
     */
    RamUser updateUser(UserId id, UpdateUserRequest request);

    /**
     * Deletes a user (DeleteUser).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user, {@code CONFLICT} if it still has keys, a login profile, an MFA device,
     *     groups or policies
     */
    void deleteUser(UserId id);

    /**
     * Adds tags to a user, overwriting those with the same keys (TagResources).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user, {@code QUOTA_EXCEEDED} if it would have more tags than RAM allows
     */
    void tagUser(UserId id, Map<String, String> tags);

    /**
     * Removes tags from a user; keys that it does not have are no error (UntagResources).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user
     */
    void untagUser(UserId id, Set<String> keys);

    /**
     * Some of the users that carry all of the tags, frozen ones too (ListUsers, one call).
     *
     * @param marker of the page before; null for the first
     */
    Page<RamUser> listUsers(Map<String, String> tags, @Nullable String marker);

    /** Every user that carries all of the tags, frozen ones too, each once (ListUsers, one call a page). */
    default List<RamUser> allUsers(Map<String, String> tags) {
        return Page.all(marker -> listUsers(tags, marker), RamUser::id);
    }

    /**
     * Creates a group (CreateGroup).
     *
     * @throws RamException {@code ALREADY_EXISTS} if the name, compared without case, is taken; {@code QUOTA_EXCEEDED}
     */
    RamGroup createGroup(GroupProfile profile);

    /** The group with this name, compared without case, or null (GetGroup). */
    @Nullable RamGroup findGroup(GroupName name);

    /**
     * Some of the groups (ListGroups, one call).
     *
     * @param marker of the page before; null for the first
     */
    Page<RamGroup> listGroups(@Nullable String marker);

    /** Every group, each once (ListGroups, one call a page). */
    default List<RamGroup> allGroups() {
        return Page.all(this::listGroups, RamGroup::id);
    }

    /**
     * Gives a group other attributes, its name among them; its members and policies stay (UpdateGroup). Repeating it changes nothing more, but
     * after a change of name the group is found under the new one only.
     *
     * @throws RamException {@code NOT_FOUND} if there is no group with the old name, {@code ALREADY_EXISTS} if the new name belongs to another
     */
    RamGroup updateGroup(GroupName name, GroupProfile profile);

    /**
     * Deletes a group (DeleteGroup).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such group, {@code CONFLICT} if it still has members or policies
     */
    void deleteGroup(GroupName name);

    /**
     * Makes a user a member of a group; one who is a member already stays one (AddUserToGroup).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user or no such group, {@code QUOTA_EXCEEDED} if the user is in as many groups as
     *     RAM allows
     */
    void addUserToGroup(UserPrincipalName user, GroupName group);

    /**
     * Ends a membership; one that does not exist is ended already (RemoveUserFromGroup).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user or no such group
     */
    void removeUserFromGroup(UserPrincipalName user, GroupName group);

    /**
     * The logon names of a group's members, in no particular order (ListUsersForGroup, one call a page).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such group
     */
    List<UserPrincipalName> listUsersForGroup(GroupName group);

    /**
     * The groups that a user is a member of, without their dates (ListGroupsForUser).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user
     */
    List<RamGroup> listGroupsForUser(UserPrincipalName user);

    /** What the account holds and may hold (GetAccountSummary). */
    AccountSummary accountSummary();
}
