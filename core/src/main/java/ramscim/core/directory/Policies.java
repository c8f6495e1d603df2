package ramscim.core.directory;

import java.util.List;

/**
 * What users and groups may do, a part of {@link RamDirectory}. These are operations of RAM's API, version 2015-05-01, which knows users by the local
 * part of their logon name.
 */
public interface Policies {
    /** Whether the account has such a policy (GetPolicy). */
    boolean policyExists(PolicyName policy);

    /**
     * Gives a user a policy; one that it has already stays (AttachPolicyToUser).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user or no such policy, {@code QUOTA_EXCEEDED} if the user has as many of that type
     *     as RAM allows
     */
    void attachPolicyToUser(UserPrincipalName user, PolicyName policy);

    /**
     * Takes a policy from a user; one that it does not have is gone already (DetachPolicyFromUser).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user or no such policy
     */
    void detachPolicyFromUser(UserPrincipalName user, PolicyName policy);

    /**
     * The policies that a user has by itself, not through a group, for the whole account (ListPoliciesForUser). RAM does not tell here which ones it has
     * for a resource group only.
     *
     * @throws RamException {@code NOT_FOUND} if there is no such user
     */
    List<PolicyName> listPoliciesForUser(UserPrincipalName user);

    /**
     * Gives a group a policy; one that it has already stays (AttachPolicyToGroup).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such group or no such policy, {@code QUOTA_EXCEEDED} if the group has as many of that
     *     type as RAM allows
     */
    void attachPolicyToGroup(GroupName group, PolicyName policy);

    /**
     * Takes a policy from a group; one that it does not have is gone already (DetachPolicyFromGroup).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such group or no such policy
     */
    void detachPolicyFromGroup(GroupName group, PolicyName policy);

    /**
     * The policies that a group has for the whole account (ListPoliciesForGroup).
     *
     * @throws RamException {@code NOT_FOUND} if there is no such group
     */
    List<PolicyName> listPoliciesForGroup(GroupName group);
}
