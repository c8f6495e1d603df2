package ramscim.core.plan;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamGroup;

/** A change of a RAM group itself. */
public sealed interface GroupChange extends Change<ObservedGroup> {
    /** The group comes into being, without members. */
    record CreateGroup(GroupProfile profile) implements GroupChange {
        @Override
        public String operation() {
            return "CreateGroup";
        }

        @Override
        public ObservedGroup apply(RamDirectory directory, @Nullable ObservedGroup before) {
            return new ObservedGroup(directory.createGroup(profile));
        }
    }

    /** The group gets another name, display name or comments; members stay. */
    record UpdateGroup(GroupName name, GroupProfile profile) implements GroupChange {
        public boolean isRenaming() {
            return !profile.name().key().equals(name.key());
        }

        @Override
        public String operation() {
            return "UpdateGroup";
        }

        @Override
        public ObservedGroup apply(RamDirectory directory, @Nullable ObservedGroup before) {
            RamGroup updated = directory.updateGroup(name, profile);
            return before == null ? new ObservedGroup(updated) : before.seenAs(updated);
        }
    }

    /** The group ceases to be. */
    record DeleteGroup(GroupName name) implements GroupChange {
        @Override
        public String operation() {
            return "DeleteGroup";
        }

        @Override
        public @Nullable ObservedGroup apply(RamDirectory directory, @Nullable ObservedGroup before) {
            directory.deleteGroup(name);
            return null;
        }
    }

    /** All members of the group get a policy. */
    record AttachPolicy(GroupName name, PolicyName policy) implements GroupChange {
        @Override
        public String operation() {
            return "AttachPolicyToGroup";
        }

        @Override
        public @Nullable ObservedGroup apply(RamDirectory directory, @Nullable ObservedGroup before) {
            MissingPolicies.named(directory, policy, () -> directory.attachPolicyToGroup(name, policy));
            return before == null ? null : before.with(before.policies().attached(policy));
        }
    }

    /** A policy is taken from the group. */
    record DetachPolicy(GroupName name, PolicyName policy) implements GroupChange {
        @Override
        public String operation() {
            return "DetachPolicyFromGroup";
        }

        @Override
        public @Nullable ObservedGroup apply(RamDirectory directory, @Nullable ObservedGroup before) {
            UserChange.unlessGone(() -> directory.detachPolicyFromGroup(name, policy));
            return before == null ? null : before.with(before.policies().without(policy));
        }
    }
}
