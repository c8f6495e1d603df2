package ramscim.core.directory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls about what users and groups may do. RAM's own API knows users by the local part of their logon name. */
public sealed interface PolicyCall<R> extends RamCall<R> {
    private static Parameters of(PolicyName policy) {
        return Parameters.none().with("PolicyType", policy.type().value()).with("PolicyName", policy.name());
    }

    /**
     * Some of the policies that the account has, Alibaba Cloud's own among them. One whose name RAM's own rules do not have is passed over.
     *
     * @param marker of the page before; null for the first
     */
    record ListPolicies(@Nullable String marker) implements PolicyCall<Page<RamPolicy>>, RamCall.Listing<RamPolicy> {
        public ListPolicies() {
            this(null);
        }

        @Override
        public RamOperation operation() {
            return RamOperation.LIST_POLICIES;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("Marker", marker);
        }

        @Override
        public ListPolicies from(@Nullable String other) {
            return new ListPolicies(other);
        }

        @Override
        public int largestPage() {
            return 1000;
        }

        @Override
        public Object identity(RamPolicy policy) {
            return policy.name().key();
        }
    }

    /** Who has the policy for the whole account, in one answer. It fails with {@code NOT_FOUND} if there is no such policy. */
    record ListEntitiesForPolicy(PolicyName policy) implements PolicyCall<PolicyHolders> {
        @Override
        public RamOperation operation() {
            return RamOperation.LIST_ENTITIES_FOR_POLICY;
        }

        @Override
        public Parameters parameters() {
            return of(policy);
        }
    }

    /** The policy's document as it is in force, a JSON object; empty if the account has no such policy. */
    record GetPolicy(PolicyName policy) implements PolicyCall<Optional<String>> {
        @Override
        public RamOperation operation() {
            return RamOperation.GET_POLICY;
        }

        @Override
        public Parameters parameters() {
            return of(policy);
        }
    }

    /**
     * Gives a user a policy; one that it has already stays. It fails with {@code NOT_FOUND} if there is no such user or no such policy, and with
     * {@code QUOTA_EXCEEDED} if the user has as many of that type as RAM allows.
     */
    record AttachPolicyToUser(UserPrincipalName user, PolicyName policy) implements PolicyCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.ATTACH_POLICY_TO_USER;
        }

        @Override
        public Parameters parameters() {
            return of(policy).with("UserName", user.localPart());
        }
    }

    /** Takes a policy from a user; one that it does not have is gone already. It fails with {@code NOT_FOUND} if there is no such user or policy. */
    record DetachPolicyFromUser(UserPrincipalName user, PolicyName policy) implements PolicyCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.DETACH_POLICY_FROM_USER;
        }

        @Override
        public Parameters parameters() {
            return of(policy).with("UserName", user.localPart());
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /**
     * The policies that a user has by itself, not through a group, for the whole account. RAM does not tell here which ones it has for a resource group
     * only. It fails with {@code NOT_FOUND} if there is no such user.
     */
    record ListPoliciesForUser(UserPrincipalName user) implements PolicyCall<List<PolicyName>> {
        @Override
        public RamOperation operation() {
            return RamOperation.LIST_POLICIES_FOR_USER;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("UserName", user.localPart());
        }
    }

    /**
     * Gives a group a policy; one that it has already stays. It fails with {@code NOT_FOUND} if there is no such group or no such policy, and with
     * {@code QUOTA_EXCEEDED} if the group has as many of that type as RAM allows.
     */
    record AttachPolicyToGroup(GroupName group, PolicyName policy) implements PolicyCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.ATTACH_POLICY_TO_GROUP;
        }

        @Override
        public Parameters parameters() {
            return of(policy).with("GroupName", group);
        }
    }

    /** Takes a policy from a group; one that it does not have is gone already. It fails with {@code NOT_FOUND} if there is no such group or policy. */
    record DetachPolicyFromGroup(GroupName group, PolicyName policy) implements PolicyCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.DETACH_POLICY_FROM_GROUP;
        }

        @Override
        public Parameters parameters() {
            return of(policy).with("GroupName", group);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /** The policies that a group has for the whole account. It fails with {@code NOT_FOUND} if there is no such group. */
    record ListPoliciesForGroup(GroupName group) implements PolicyCall<List<PolicyName>> {
        @Override
        public RamOperation operation() {
            return RamOperation.LIST_POLICIES_FOR_GROUP;
        }

        @Override
        public Parameters parameters() {
            return Parameters.none().with("GroupName", group);
        }
    }
}
