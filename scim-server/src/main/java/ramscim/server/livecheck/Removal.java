package ramscim.server.livecheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.Done;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.ListGroups;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.PasskeyCall.DeletePasskey;
import ramscim.core.directory.PasskeyCall.ListPasskeys;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/**
 * Removes whatever has the prefix, listed or not, and all that belongs to it: again and again, until nothing is found
 * or the patience ends. It is made by whoever comes first, the end of the check or that of the process; the other waits
 * for it.
 */
final class Removal {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final RamDirectory directory;
    private final Made made;
    private final Prefix prefix;
    private final Duration patience;
    private @Nullable List<String> outcome;

    Removal(RamDirectory directory, Made made, Prefix prefix, Duration patience) {
        this.directory = directory;
        this.made = made;
        this.prefix = prefix;
        this.patience = patience;
    }

    /** @return what is left, or may be, and why; nothing is made after it */
    synchronized List<String> make() {
        List<String> known = outcome;
        if (known == null) {
            known = untilNothingIsFound();
            outcome = known;
        }
        return known;
    }

    /** Of an earlier check with the same prefix. */
    List<String> makeFirst() {
        return untilNothingIsFound();
    }

    private List<String> untilNothingIsFound() {
        long begin = System.nanoTime();
        List<String> left = pass();
        while (!left.isEmpty() && System.nanoTime() - begin < patience.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            left = pass();
        }
        return left;
    }

    /** @return what it found, or could not look for */
    private List<String> pass() {
        List<String> found = new ArrayList<>();
        try {
            groups().forEach(group -> found.add(group + remove(group)));
            users().forEach((id, name) -> found.add(name.localPart() + remove(id, name)));
            made.perhaps().forEach(name -> found.add(name.localPart() + ", whose creation was not answered"));
        } catch (RamException e) {
            found.add("what cannot be looked for: " + e.code());
        }
        return found;
    }

    private Set<GroupName> groups() {
        Set<GroupName> groups = new LinkedHashSet<>(made.groups());
        directory.all(new ListGroups()).stream()
                .map(RamGroup::name)
                .filter(prefix::begins)
                .filter(GroupName::isValid)
                .map(GroupName::new)
                .forEach(groups::add);
        return groups;
    }

    private Map<UserId, UserPrincipalName> users() {
        Map<UserId, UserPrincipalName> users = new LinkedHashMap<>(made.users());
        for (RamUser user : directory.all(new ListUsers(Map.of()))) {
            if (prefix.begins(user.userPrincipalName())) {
                users.put(user.id(), UserPrincipalName.parse(user.userPrincipalName()));
            }
        }
        made.perhaps().forEach(name -> directory.call(new GetUser(name)).ifPresent(user -> users.put(user.id(), name)));
        return users;
    }

    /** @return what became of it, in words */
    private String remove(GroupName group) {
        List<String> refused = new ArrayList<>();
        tolerate(
                refused,
                () -> directory
                        .all(new ListUsersForGroup(group))
                        .forEach(user -> attempt(refused, new RemoveUserFromGroup(user, group))));
        tolerate(
                refused,
                () -> directory
                        .call(new ListPoliciesForGroup(group))
                        .forEach(policy -> attempt(refused, new DetachPolicyFromGroup(group, policy))));
        if (isDeleted(new DeleteGroup(group), refused, made.groups().contains(group))) {
            made.isGone(group);
        }
        return words(refused);
    }

    private String remove(UserId id, UserPrincipalName user) {
        List<String> refused = new ArrayList<>();
        attempt(refused, new DeleteLoginProfile(user));
        tolerate(
                refused,
                () -> directory
                        .call(new ListAccessKeys(user))
                        .forEach(key -> attempt(refused, new DeleteAccessKey(user, key.id()))));
        tolerate(
                refused,
                () -> directory
                        .call(new ListPoliciesForUser(user))
                        .forEach(policy -> attempt(refused, new DetachPolicyFromUser(user, policy))));
        tolerate(
                refused,
                () -> directory
                        .call(new ListGroupsForUser(user))
                        .forEach(
                                group -> attempt(refused, new RemoveUserFromGroup(user, new GroupName(group.name())))));
        removeWhatPeopleMade(refused, user);
        if (isDeleted(new DeleteUser(id), refused, made.users().containsKey(id))) {
            made.isGone(id, user);
        }
        return words(refused);
    }

    private void removeWhatPeopleMade(List<String> refused, UserPrincipalName user) {
        attempt(refused, new UnbindMfaDevice(user));
        tolerate(
                refused,
                () -> directory.call(new ListServiceCredentials(user)).forEach(one -> {
                    attempt(refused, new UpdateServiceCredential(user, one.id(), AccessStatus.INACTIVE));
                    attempt(refused, new DeleteServiceCredential(user, one.id()));
                }));
        tolerate(
                refused,
                () -> directory
                        .call(new ListPasskeys(user))
                        .forEach(passkey -> attempt(refused, new DeletePasskey(user, passkey.id()))));
    }

    /** What is known to have been made, and denied, is only not seen yet. */
    private boolean isDeleted(RamCall<Done> deletion, List<String> refused, boolean isKnown) {
        try {
            directory.call(deletion);
            return true;
        } catch (RamException e) {
            refused.add(deletion.operation().action() + " " + e.code());
            return e.reason() == Reason.NOT_FOUND && !isKnown;
        }
    }

    private void attempt(List<String> refused, RamCall<?> call) {
        tolerate(refused, () -> directory.call(call));
    }

    /** One thing that cannot be removed keeps nobody from removing the others; what is not there is removed already. */
    private static void tolerate(List<String> refused, Runnable removal) {
        try {
            removal.run();
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                refused.add(e.operation() + " " + e.code());
            }
        }
    }

    private static String words(List<String> refused) {
        return refused.isEmpty() ? "" : " (" + String.join(", ", refused) + ")";
    }
}
