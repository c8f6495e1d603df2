package ramscim.core.dryrun;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.Page;
import ramscim.core.directory.Passkey;
import ramscim.core.directory.PasskeyCall.DeletePasskey;
import ramscim.core.directory.PasskeyCall.ListPasskeys;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.ResourceGroupCall.DetachPolicy;
import ramscim.core.directory.ResourceGroupCall.ListPolicyAttachments;
import ramscim.core.directory.ServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.directory.UserPrincipalName;

/** What the calls of a dry run would have taken away, and so would not be in the way of a deletion any more. */
final class TakenAway {
    private final Set<Belonging> gone = new HashSet<>();

    /** Something that a user or a group has, by the key of its name. */
    private record Belonging(String owner, Object thing) {}

    /** The call would have been made. */
    void note(RamCall<?> call) {
        if (call instanceof RemoveUserFromGroup leaving) {
            take(leaving.userKey(), leaving.group().key());
        } else if (call instanceof DeleteLoginProfile deletion) {
            take(deletion.user().key(), LoginProfile.class);
        } else if (call instanceof DeleteAccessKey deletion) {
            take(deletion.user().key(), deletion.key());
        } else if (call instanceof DeleteServiceCredential deletion) {
            take(deletion.user().key(), deletion.id());
        } else if (call instanceof DeletePasskey deletion) {
            take(deletion.user().key(), deletion.id());
        } else if (call instanceof UnbindMfaDevice unbinding) {
            take(unbinding.user().key(), MfaDevice.class);
        } else if (call instanceof DetachPolicyFromUser detachment) {
            take(detachment.user().key(), detachment.policy());
        } else if (call instanceof DetachPolicy detachment) {
            take(detachment.user().key(), detachment.scoped());
        } else if (call instanceof DetachPolicyFromGroup detachment) {
            take(detachment.group().key(), detachment.policy());
        }
    }

    private void take(String owner, Object thing) {
        gone.add(new Belonging(owner, thing));
    }

    /** What RAM would tell now. */
    <R> R asked(RamDirectory real, RamCall<R> read) {
        return read.answeredWith(left(real, read));
    }

    private Object left(RamDirectory real, RamCall<?> read) {
        if (read instanceof ListUsersForGroup members) {
            Page<UserPrincipalName> page = real.call(members);
            String group = members.group().key();
            return new Page<>(
                    page.entries().stream()
                            .filter(user -> !isGone(user.key(), group))
                            .toList(),
                    page.next());
        } else if (read instanceof ListGroupsForUser groups) {
            return left(groups.user().key(), real.call(groups), group -> new GroupName(group.name()).key());
        } else if (read instanceof GetLoginProfile logon) {
            return left(logon.user().key(), real.call(logon), LoginProfile.class);
        } else if (read instanceof ListAccessKeys keys) {
            return left(keys.user().key(), real.call(keys), AccessKey::id);
        } else if (read instanceof ListServiceCredentials credentials) {
            return left(credentials.user().key(), real.call(credentials), ServiceCredential::id);
        } else if (read instanceof ListPasskeys passkeys) {
            return left(passkeys.user().key(), real.call(passkeys), Passkey::id);
        } else if (read instanceof GetUserMfaInfo device) {
            return left(device.user().key(), real.call(device), MfaDevice.class);
        } else if (read instanceof ListPoliciesForUser policies) {
            return left(policies.user().key(), real.call(policies), policy -> policy);
        } else if (read instanceof ListPolicyAttachments policies) {
            return left(policies.user().key(), real.call(policies), policy -> policy);
        } else if (read instanceof ListPoliciesForGroup policies) {
            return left(policies.group().key(), real.call(policies), policy -> policy);
        }
        return real.call(read);
    }

    private <T> List<T> left(String owner, List<T> all, Function<T, Object> thing) {
        return all.stream().filter(one -> !isGone(owner, thing.apply(one))).toList();
    }

    private <T> Optional<T> left(String owner, Optional<T> one, Class<T> kind) {
        return isGone(owner, kind) ? Optional.empty() : one;
    }

    private boolean isGone(String owner, Object thing) {
        return gone.contains(new Belonging(owner, thing));
    }
}
