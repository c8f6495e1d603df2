package ramscim.core.directory;

import java.util.List;

/**
 * The calls about what users may do within a resource group: RAM's own operations neither show it nor take it away.
 *
 * <p>Another service, ResourceManager, answers them, and the bridge may be without: where it is not allowed to list, it is answered for as if there were
 * nothing.
 */
public sealed interface ResourceGroupCall<R> extends RamCall<R> {
    private static Parameters of(UserPrincipalName user) {
        return Parameters.none().with("PrincipalType", "IMSUser").with("PrincipalName", user);
    }

    /** The policies that a user has within resource groups, without those that it has for the whole account. */
    record ListPolicyAttachments(UserPrincipalName user) implements ResourceGroupCall<List<ScopedPolicy>> {
        /** As many as ResourceManager gives at once; unasked, it gives ten. */
        private static final int MOST = 100;

        @Override
        public RamOperation operation() {
            return RamOperation.LIST_POLICY_ATTACHMENTS;
        }

        @Override
        public Parameters parameters() {
            return of(user).with("PageSize", MOST);
        }
    }

    /** Takes a policy from a user within a resource group; one that it does not have there is gone already. */
    record DetachPolicy(UserPrincipalName user, ScopedPolicy scoped) implements ResourceGroupCall<Done> {
        @Override
        public RamOperation operation() {
            return RamOperation.DETACH_POLICY;
        }

        @Override
        public Parameters parameters() {
            return of(user).with("ResourceGroupId", scoped.resourceGroup())
                    .with("PolicyType", scoped.policy().type().value())
                    .with("PolicyName", scoped.policy().name());
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }
}
