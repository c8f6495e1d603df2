package ramscim.adapter;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.CreateUserRequest;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Page;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycledUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/**
 * Keeps a directory's calls within RAM's rate, repeats what is worth it and stops calling while RAM is down.
 *
 * <p>Updates, tags, memberships, attachments and deletions say what shall be and not what to add, so after a lost answer they are simply made again; a
 * creation is read back first ({@link Creation}).
 */
final class ResilientRamDirectory implements RamDirectory {
    private final RamDirectory directory;
    private final CallGuard reads;
    private final CallGuard writes;
    private final CallGuard policyWrites;
    private final Clock clock;

    ResilientRamDirectory(RamDirectory directory, CallGuards guards, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        reads = guards.of(ApiClass.READ);
        writes = guards.of(ApiClass.IDENTITY_WRITE);
        policyWrites = guards.of(ApiClass.POLICY_WRITE);
    }

    @Override
    public String defaultDomain() {
        return read(directory::defaultDomain);
    }

    @Override
    public RamUser createUser(CreateUserRequest request) {
        WriteHistory history = new WriteHistory();
        UserCreation creation = new UserCreation(
                request,
                () -> writes.once(() -> directory.createUser(request)),
                () -> findUser(request.profile().userPrincipalName()),
                history);
        return repeat(writes, history, creation::attempt).get();
    }

    @Override
    public @Nullable RamUser findUser(UserId id) {
        return this.<@Nullable RamUser>read(() -> directory.findUser(id));
    }

    @Override
    public @Nullable RamUser findUser(UserPrincipalName name) {
        return this.<@Nullable RamUser>read(() -> directory.findUser(name));
    }

    @Override
    public RamUser updateUser(UserId id, UpdateUserRequest request) {
        return write(new WriteHistory(), () -> directory.updateUser(id, request));
    }

    @Override
    public void deleteUser(UserId id) {
        delete(() -> directory.deleteUser(id));
    }

    @Override
    public void tagUser(UserId id, Map<String, String> tags) {
        write(new WriteHistory(), done(() -> directory.tagUser(id, tags)));
    }

    @Override
    public void untagUser(UserId id, Set<String> keys) {
        write(new WriteHistory(), done(() -> directory.untagUser(id, keys)));
    }

    @Override
    public Page<RamUser> listUsers(Map<String, String> tags, @Nullable String marker) {
        return read(() -> directory.listUsers(tags, marker));
    }

    @Override
    public RamGroup createGroup(GroupProfile profile) {
        WriteHistory history = new WriteHistory();
        GroupCreation creation = new GroupCreation(
                profile,
                () -> writes.once(() -> directory.createGroup(profile)),
                () -> findGroup(profile.name()),
                history);
        return repeat(writes, history, creation::attempt).get();
    }

    @Override
    public @Nullable RamGroup findGroup(GroupName name) {
        return this.<@Nullable RamGroup>read(() -> directory.findGroup(name));
    }

    @Override
    public Page<RamGroup> listGroups(@Nullable String marker) {
        return read(() -> directory.listGroups(marker));
    }

    /** A group that is not there after a lost answer may be one that the lost call renamed. */
    @Override
    public RamGroup updateGroup(GroupName name, GroupProfile profile) {
        WriteHistory history = new WriteHistory();
        try {
            return write(history, () -> directory.updateGroup(name, profile));
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous()) {
                throw e;
            }
            return renamed(profile, history, e);
        }
    }

    private RamGroup renamed(GroupProfile profile, WriteHistory history, RamException notFound) {
        RamGroup found;
        try {
            found = findGroup(profile.name());
        } catch (RamException e) {
            throw history.ambiguousOr(e);
        }
        if (found == null || !isAs(profile, found)) {
            throw notFound;
        }
        return found;
    }

    private static boolean isAs(GroupProfile profile, RamGroup found) {
        return profile.name().value().equals(found.name())
                && profile.displayName().equals(found.displayName())
                && profile.comments().equals(found.comments());
    }

    @Override
    public void deleteGroup(GroupName name) {
        delete(() -> directory.deleteGroup(name));
    }

    @Override
    public void addUserToGroup(UserPrincipalName user, GroupName group) {
        write(new WriteHistory(), done(() -> directory.addUserToGroup(user, group)));
    }

    @Override
    public void removeUserFromGroup(UserPrincipalName user, GroupName group) {
        write(new WriteHistory(), done(() -> directory.removeUserFromGroup(user, group)));
    }

    @Override
    public List<UserPrincipalName> listUsersForGroup(GroupName group) {
        return read(() -> directory.listUsersForGroup(group));
    }

    @Override
    public List<RamGroup> listGroupsForUser(UserPrincipalName user) {
        return read(() -> directory.listGroupsForUser(user));
    }

    @Override
    public PasswordPolicy passwordPolicy() {
        return read(directory::passwordPolicy);
    }

    @Override
    public LoginProfile createLoginProfile(UserPrincipalName user, LoginProfileRequest request) {
        WriteHistory history = new WriteHistory();
        LoginProfileCreation creation = new LoginProfileCreation(
                request,
                () -> writes.once(() -> directory.createLoginProfile(user, request)),
                () -> findLoginProfile(user),
                history,
                clock);
        return repeat(writes, history, creation::attempt).get();
    }

    @Override
    public @Nullable LoginProfile findLoginProfile(UserPrincipalName user) {
        return this.<@Nullable LoginProfile>read(() -> directory.findLoginProfile(user));
    }

    /** A password that is refused after a lost answer may be one that the lost call made a former one. */
    @Override
    public LoginProfile updateLoginProfile(UserPrincipalName user, LoginProfileUpdate update) {
        WriteHistory history = new WriteHistory();
        try {
            return write(history, () -> directory.updateLoginProfile(user, update));
        } catch (RamException e) {
            boolean mayBeAFormerPassword = update.password() != null && e.reason() == Reason.INVALID;
            throw mayBeAFormerPassword ? history.ambiguousOr(e) : e;
        }
    }

    @Override
    public void deleteLoginProfile(UserPrincipalName user) {
        write(new WriteHistory(), done(() -> directory.deleteLoginProfile(user)));
    }

    /** A key whose answer was lost may exist, with a secret that nobody has; another must not be made before that one is gone. */
    @Override
    public NewAccessKey createAccessKey(UserPrincipalName user) {
        WriteHistory history = new WriteHistory();
        Supplier<NewAccessKey> create = () -> writes.once(() -> directory.createAccessKey(user));
        return repeat(writes, history, () -> onceIfAmbiguous(create)).get();
    }

    private static <T> Supplier<T> onceIfAmbiguous(Supplier<T> create) {
        try {
            T made = create.get();
            return () -> made;
        } catch (RamException e) {
            if (e.reason() != Reason.AMBIGUOUS) {
                throw e;
            }
            return () -> {
                throw e;
            };
        }
    }

    @Override
    public List<AccessKey> listAccessKeys(UserPrincipalName user) {
        return read(() -> directory.listAccessKeys(user));
    }

    @Override
    public void updateAccessKey(UserPrincipalName user, AccessKeyId key, AccessStatus status) {
        write(new WriteHistory(), done(() -> directory.updateAccessKey(user, key, status)));
    }

    @Override
    public void deleteAccessKey(UserPrincipalName user, AccessKeyId key) {
        write(new WriteHistory(), done(() -> directory.deleteAccessKey(user, key)));
    }

    @Override
    public @Nullable MfaDevice findMfaDevice(UserPrincipalName user) {
        return this.<@Nullable MfaDevice>read(() -> directory.findMfaDevice(user));
    }

    @Override
    public void unbindMfaDevice(UserPrincipalName user) {
        write(new WriteHistory(), done(() -> directory.unbindMfaDevice(user)));
    }

    @Override
    public void deleteVirtualMfaDevice(String serialNumber) {
        write(new WriteHistory(), done(() -> directory.deleteVirtualMfaDevice(serialNumber)));
    }

    @Override
    public boolean policyExists(PolicyName policy) {
        return read(() -> directory.policyExists(policy));
    }

    @Override
    public void attachPolicyToUser(UserPrincipalName user, PolicyName policy) {
        changePolicies(() -> directory.attachPolicyToUser(user, policy));
    }

    @Override
    public void detachPolicyFromUser(UserPrincipalName user, PolicyName policy) {
        changePolicies(() -> directory.detachPolicyFromUser(user, policy));
    }

    @Override
    public List<PolicyName> listPoliciesForUser(UserPrincipalName user) {
        return read(() -> directory.listPoliciesForUser(user));
    }

    @Override
    public void attachPolicyToGroup(GroupName group, PolicyName policy) {
        changePolicies(() -> directory.attachPolicyToGroup(group, policy));
    }

    @Override
    public void detachPolicyFromGroup(GroupName group, PolicyName policy) {
        changePolicies(() -> directory.detachPolicyFromGroup(group, policy));
    }

    @Override
    public List<PolicyName> listPoliciesForGroup(GroupName group) {
        return read(() -> directory.listPoliciesForGroup(group));
    }

    @Override
    public @Nullable RecycledUser findRecycledUser(UserId id) {
        return this.<@Nullable RecycledUser>read(() -> directory.findRecycledUser(id));
    }

    @Override
    public List<RecycledUser> listRecycledUsers(UserPrincipalName name) {
        return read(() -> directory.listRecycledUsers(name));
    }

    /** A user who is not in the bin after a lost answer may be one that the lost call brought back. */
    @Override
    public void restoreUser(UserId id) {
        WriteHistory history = new WriteHistory();
        try {
            write(history, done(() -> directory.restoreUser(id)));
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous() || findUser(id) == null) {
                throw e;
            }
        }
    }

    @Override
    public void deleteRecycledUser(UserId id) {
        delete(() -> directory.deleteRecycledUser(id));
    }

    @Override
    public AccountSummary accountSummary() {
        return read(directory::accountSummary);
    }

    /** What is not there after a lost answer is what the lost call deleted. */
    private void delete(Runnable deletion) {
        WriteHistory history = new WriteHistory();
        try {
            write(history, done(deletion));
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous()) {
                throw e;
            }
        }
    }

    private <T extends @Nullable Object> T read(Supplier<T> call) {
        return reads.repeat(() -> reads.once(call));
    }

    private <T> T write(WriteHistory history, Supplier<T> call) {
        return repeat(writes, history, () -> history.noting(() -> writes.once(call)));
    }

    private void changePolicies(Runnable change) {
        WriteHistory history = new WriteHistory();
        repeat(policyWrites, history, () -> history.noting(() -> policyWrites.once(done(change))));
    }

    private static <T> T repeat(CallGuard guard, WriteHistory history, Supplier<T> attempt) {
        try {
            return guard.repeat(attempt);
        } catch (RamException e) {
            throw history.outcome(e);
        }
    }

    private static Supplier<Boolean> done(Runnable call) {
        return () -> {
            call.run();
            return true;
        };
    }
}
