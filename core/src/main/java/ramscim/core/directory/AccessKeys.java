package ramscim.core.directory;

import java.util.List;

/**
 * The users' access keys (Programmatic Access), a part of {@link RamDirectory}.
 *
 * <p>IMS lets a call leave out whose keys it is about, and then acts on those of the bridge itself. Here every call names a user, and a
 * {@link UserPrincipalName} cannot be empty. The name may have changed since it was asked for, and then the call fails with {@code NOT_FOUND}, which
 * never means that the user has no such key.
 */
public interface AccessKeys {
    /**
     * Makes an Active key (CreateAccessKey). It is not repeated after a lost answer: a key may exist then whose secret nobody has. List the keys,
     * delete the one that is too many, and begin again.
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user, {@code QUOTA_EXCEEDED} if it has as many keys as RAM allows
     */
    NewAccessKey createAccessKey(UserPrincipalName user);

    /**
     * A user's keys (ListAccessKeys).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user
     */
    List<AccessKey> listAccessKeys(UserPrincipalName user);

    /**
     * Turns a key on or off (UpdateAccessKey). Repeating it changes nothing more.
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user or it has no such key
     */
    void updateAccessKey(UserPrincipalName user, AccessKeyId key, AccessStatus status);

    /**
     * Deletes a key, an Active one too; one that the user does not have is deleted already (DeleteAccessKey).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user
     */
    void deleteAccessKey(UserPrincipalName user, AccessKeyId key);
}
