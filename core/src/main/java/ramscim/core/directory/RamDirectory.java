package ramscim.core.directory;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The account's RAM users.
 *
 * <p>Every method fails with {@link RamException} and with nothing else. Unless it says otherwise a method is one call to Alibaba Cloud's
 * IMS API, version 2019-08-15, named in its description. A write that fails with {@link RamException.Reason#AMBIGUOUS} may or may not have
 * taken effect; one that fails with any other reason has not. Implementations are safe for concurrent use.
 */
public interface RamDirectory {
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

    /** Adds tags to a user, overwriting those with the same keys (TagResources). */
    void tagUser(UserId id, Map<String, String> tags);

    /** Removes tags from a user; keys that it does not have are no error (UntagResources). */
    void untagUser(UserId id, Set<String> keys);

    /** Hands over every user that carries all of the tags, frozen ones too, page by page (ListUsers, one call a page). */
    void listUsers(Map<String, String> tags, Consumer<RamUser> consumer);

    /** What the account holds and may hold (GetAccountSummary). */
    AccountSummary accountSummary();
}
