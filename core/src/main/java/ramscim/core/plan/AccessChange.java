package ramscim.core.plan;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.UserPrincipalName;

/** A change of what a RAM user may do, or of how it gets in. RAM addresses all of it by the logon name that the user has at that moment. */
public sealed interface AccessChange extends UserChange
        permits AccessChange.SetLoginProfileStatus,
                AccessChange.SetAccessKeyStatus,
                AccessChange.DeleteLoginProfile,
                AccessChange.DeleteAccessKey,
                AccessChange.UnbindMfaDevice,
                AccessChange.DeleteMfaDevice,
                AccessChange.DetachPolicy,
                AccessChange.AttachPolicy,
                CredentialChange {
    /** Console logon is turned off, or on again. */
    record SetLoginProfileStatus(UserPrincipalName user, AccessStatus status) implements AccessChange {
        @Override
        public String operation() {
            return "UpdateLoginProfile";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            directory.updateLoginProfile(user, LoginProfileUpdate.to(status));
            ObservedUser seen = UserChange.required(before);
            return status == AccessStatus.ACTIVE ? seen.with(seen.suspended().withoutLoginProfile()) : seen;
        }

        @Override
        public boolean takesAway() {
            return status == AccessStatus.INACTIVE;
        }
    }

    /** An access key is turned off, or on again. */
    record SetAccessKeyStatus(UserPrincipalName user, AccessKeyId key, AccessStatus status) implements AccessChange {
        @Override
        public String operation() {
            return "UpdateAccessKey";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            directory.updateAccessKey(user, key, status);
            ObservedUser seen = UserChange.required(before);
            return status == AccessStatus.ACTIVE ? seen.with(seen.suspended().without(key)) : seen;
        }

        @Override
        public boolean takesAway() {
            return status == AccessStatus.INACTIVE;
        }
    }

    /** Console logon ends. */
    record DeleteLoginProfile(UserPrincipalName user) implements AccessChange {
        @Override
        public String operation() {
            return "DeleteLoginProfile";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            UserChange.unlessGone(() -> directory.deleteLoginProfile(user));
            return UserChange.required(before).withoutConsoleLogon();
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /** An access key ends. */
    record DeleteAccessKey(UserPrincipalName user, AccessKeyId key) implements AccessChange {
        @Override
        public String operation() {
            return "DeleteAccessKey";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            UserChange.unlessGone(() -> directory.deleteAccessKey(user, key));
            ObservedUser seen = UserChange.required(before);
            return key.equals(seen.given().accessKey()) ? seen.withoutAccessKey(key) : seen;
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /** The user's MFA device is no longer its own. */
    record UnbindMfaDevice(UserPrincipalName user) implements AccessChange {
        @Override
        public String operation() {
            return "UnbindMFADevice";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            UserChange.unlessGone(() -> directory.unbindMfaDevice(user));
            return UserChange.required(before);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /** A virtual MFA device that nobody has any more ends. */
    record DeleteMfaDevice(String serialNumber) implements AccessChange {
        @Override
        public String operation() {
            return "DeleteVirtualMFADevice";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            directory.deleteVirtualMfaDevice(serialNumber);
            return UserChange.required(before);
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /** A policy is taken from the user. */
    record DetachPolicy(UserPrincipalName user, PolicyName policy) implements AccessChange {
        @Override
        public String operation() {
            return "DetachPolicyFromUser";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            UserChange.unlessGone(() -> directory.detachPolicyFromUser(user, policy));
            ObservedUser seen = UserChange.required(before);
            return seen.with(seen.given().with(seen.given().policies().without(policy)));
        }

        @Override
        public boolean takesAway() {
            return true;
        }
    }

    /** The user gets a policy. */
    record AttachPolicy(UserPrincipalName user, PolicyName policy) implements AccessChange {
        @Override
        public String operation() {
            return "AttachPolicyToUser";
        }

        @Override
        public ObservedUser apply(RamDirectory directory, @Nullable ObservedUser before) {
            MissingPolicies.named(directory, policy, () -> directory.attachPolicyToUser(user, policy));
            ObservedUser seen = UserChange.required(before);
            return seen.with(seen.given().with(seen.given().policies().attached(policy)));
        }
    }
}
