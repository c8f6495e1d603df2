package ramscim.core.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccountCall.GetCallerIdentity;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.AccountCall.GetPasswordPolicy;
import ramscim.core.directory.AccountCall.GetUserSsoSettings;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroups;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.ListUsersInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserCall.UpdateUser;

/**
 * RAM's users and groups and their access in memory, with the rules and error codes of the real service. It records the calls it gets and fails those it is
 * told to.
 *
 * <p>Like IMS itself and unlike the whole adapter it answers a repeated CreateUser with {@code EntityAlreadyExists.User}, whoever owns the
 * user, and a repeated CreateGroup likewise.
 */
public final class InMemoryRamDirectory implements RamDirectory {
    /** A role's session: nobody of the account's users. */
    public static final CallerIdentity ROLE = new CallerIdentity(
            CallerIdentity.Type.ASSUMED_ROLE,
            "1234567890123456",
            null,
            "acs:ram::1234567890123456:assumed-role/bridge/1");

    private final Clock clock;
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryGroups groups = new InMemoryGroups();
    private final InMemoryLoginProfiles loginProfiles = new InMemoryLoginProfiles();
    private final InMemoryAccessKeys accessKeys = new InMemoryAccessKeys();
    private final InMemoryWaysIn waysIn = new InMemoryWaysIn();
    private final InMemoryMfaDevices mfaDevices = new InMemoryMfaDevices();
    private final InMemoryPolicies policies = new InMemoryPolicies();
    private final InMemoryRecycleBin recycleBin = new InMemoryRecycleBin();
    private final RecordedCalls calls = new RecordedCalls();
    private CallerIdentity caller = ROLE;
    private int pageSize = 1_000;
    private long nextId = 200_000_000_000_000_001L;

    public InMemoryRamDirectory() {
        this(Clock.systemUTC());
    }

    public InMemoryRamDirectory(Clock clock) {
        this.clock = clock;
    }

    /** From now on calls are signed by somebody else, maybe of another account. */
    public synchronized void signedBy(CallerIdentity other) {
        caller = other;
    }

    public synchronized CallerIdentity caller() {
        return caller;
    }

    @Override
    public synchronized <R> R call(RamCall<R> call, Errand errand) {
        try {
            return call.answeredWith(calls.make(call.operation().action(), errand.urgency(), () -> answer(call)));
        } catch (RamException e) {
            if (e.reason() == RamException.Reason.NOT_FOUND && (call instanceof GetUser || call instanceof GetGroup)) {
                return call.answeredWith(Optional.empty());
            }
            throw e;
        }
    }

    private Object answer(RamCall<?> call) {
        if (call instanceof AccountCall<?> account) {
            return answer(account);
        } else if (call instanceof UserCall<?> user) {
            return answer(user);
        } else if (call instanceof GroupCall<?> group) {
            return answer(group);
        } else if (call instanceof LoginProfileCall<?> logon) {
            return loginProfiles.answer(logon, this::named, now());
        } else if (call instanceof AccessKeyCall<?> key) {
            return accessKeys.answer(key, this::named, this::newId, now());
        } else if (call instanceof MfaDeviceCall<?> device) {
            return mfaDevices.answer(device, this::named);
        } else if (call instanceof ServiceCredentialCall<?> credential) {
            return waysIn.answer(credential, this::named);
        } else if (call instanceof PasskeyCall<?> passkey) {
            return waysIn.answer(passkey, this::named);
        } else if (call instanceof PolicyCall<?> policy) {
            return policies.answer(policy, this::named, groups::existing);
        }
        return call instanceof ResourceGroupCall<?> scoped
                ? policies.answer(scoped, this::named)
                : answer((RecycleBinCall<?>) call);
    }

    private Object answer(AccountCall<?> call) {
        if (call instanceof GetDefaultDomain) {
            return users.domain();
        }
        if (call instanceof GetCallerIdentity) {
            return caller;
        }
        if (call instanceof GetUserSsoSettings) {
            return new UserSsoSettings(false, true, null);
        }
        return call instanceof GetPasswordPolicy
                ? loginProfiles.policy()
                : new AccountSummary(
                        users.all().size(),
                        users.quota(),
                        groups.all().size(),
                        InMemoryGroups.QUOTA,
                        InMemoryGroups.QUOTA_PER_USER,
                        InMemoryAccessKeys.QUOTA_PER_USER,
                        InMemoryPolicies.SYSTEM_QUOTA,
                        InMemoryPolicies.CUSTOM_QUOTA,
                        InMemoryPolicies.SYSTEM_QUOTA,
                        InMemoryPolicies.CUSTOM_QUOTA);
    }

    private Object answer(UserCall<?> call) {
        if (call instanceof CreateUser create) {
            return users.create(newId(), create, now());
        } else if (call instanceof GetUser get) {
            return Optional.ofNullable(
                    get.id() == null ? users.named(Objects.requireNonNull(get.name())) : users.withId(get.id()));
        } else if (call instanceof UpdateUser update) {
            return users.update(update.id(), update.request(), now()).withTags(Map.of());
        } else if (call instanceof TagResources tagging) {
            users.changeTags(tagging.id(), tagging.tags(), Set.of());
        } else if (call instanceof UntagResources untagging) {
            users.changeTags(untagging.id(), Map.of(), untagging.keys());
        } else if (call instanceof ListUsers list) {
            return page(users.with(list.tags()), list);
        } else if (call instanceof DeleteUser deletion) {
            delete(deletion.id());
        }
        return Done.DONE;
    }

    private void delete(UserId id) {
        RamUser user = users.existing(id);
        belongings(id).forEach((kind, exists) -> {
            if (exists) {
                throw Refusals.userStillHas(kind);
            }
        });
        users.remove(id);
        recycleBin.add(user, now());
    }

    private Map<String, Boolean> belongings(UserId id) {
        return Map.of(
                "Group",
                !groups.groupsOf(id).isEmpty(),
                "AccessKey",
                !accessKeys.of(id).isEmpty(),
                "Policy",
                !policies.of(id.value()).isEmpty()
                        || !policies.withinResourceGroups(id).isEmpty(),
                "LoginProfile",
                loginProfiles.of(id) != null,
                "ServiceCredential",
                !waysIn.credentialsOf(id).isEmpty(),
                "MFADevice",
                mfaDevices.of(id) != null);
    }

    private Object answer(GroupCall<?> call) {
        if (call instanceof CreateGroup create) {
            return groups.create(newId(), create.profile(), now());
        } else if (call instanceof GetGroup get) {
            return Optional.ofNullable(groups.named(get.name()));
        } else if (call instanceof ListGroups list) {
            return page(groups.all(), list);
        } else if (call instanceof UpdateGroup update) {
            return groups.update(update.name(), update.profile(), now());
        } else if (call instanceof ListUsersForGroup list) {
            return page(members(list.group()), list);
        } else if (call instanceof ListGroupsForUser list) {
            return groups.groupsOf(named(list.user()).id()).stream()
                    .map(InMemoryRamDirectory::withoutDates)
                    .toList();
        } else if (call instanceof AddUserToGroup joining) {
            groups.join(named(joining.user()).id(), joining.group());
        } else if (call instanceof RemoveUserFromGroup leaving) {
            groups.leave(named(UserPrincipalName.parse(leaving.listedAs())).id(), leaving.group());
        } else if (call instanceof DeleteGroup deletion) {
            if (!policies.of(groups.existing(deletion.name()).id()).isEmpty()) {
                throw Refusals.groupStillHasPolicies();
            }
            groups.delete(deletion.name());
        }
        return Done.DONE;
    }

    private Object answer(RecycleBinCall<?> call) {
        if (call instanceof GetUserInRecycleBin get) {
            return Optional.ofNullable(recycleBin.find(get.id(), now()));
        } else if (call instanceof ListUsersInRecycleBin list) {
            return page(recycleBin.named(list.name(), now()), list);
        }
        RamUser user = recycleBin.existing(((RestoreUserFromRecycleBin) call).id(), now());
        users.restore(user, now());
        recycleBin.remove(user);
        return Done.DONE;
    }

    private <T> Page<T> page(List<T> all, RamCall.Listing<T> listing) {
        String marker = listing.marker();
        int from = marker == null ? 0 : Integer.parseInt(marker);
        int next = Math.min(from + Math.min(pageSize, listing.largestPage()), all.size());
        return new Page<>(all.subList(from, next), next < all.size() ? String.valueOf(next) : null);
    }

    private RamUser named(UserPrincipalName user) {
        return users.existing(user);
    }

    /** A deleted user's time in the recycle bin is over. */
    public synchronized void forget(UserId deleted) {
        recycleBin.remove(recycleBin.existing(deleted, now()));
    }

    /** A user that an administrator made in RAM's console, or that an earlier life of the bridge left behind. */
    public synchronized RamUser addByHand(String localPart, Map<String, String> tags) {
        UserPrincipalName name = new UserPrincipalName(localPart, users.domain());
        return users.add(newId(), new UserProfile(name, localPart, null, null, null), tags, now());
    }

    /** Changes or adds a user behind the bridge's back. */
    public synchronized void put(RamUser user) {
        users.store(user);
    }

    /** Deletes a user behind the bridge's back and for good, together with its memberships and its access. */
    public synchronized void removeByHand(UserId id) {
        groups.leaveAll(id);
        loginProfiles.delete(id);
        accessKeys.deleteAll(id);
        waysIn.deleteAll(id);
        mfaDevices.remove(id);
        policies.detachAll(id.value());
        users.remove(id);
    }

    /** A group that an administrator made in RAM's console: it has nothing but its name. */
    public synchronized RamGroup addGroupByHand(GroupName name) {
        return groups.add(newId(), name, now());
    }

    /** Deletes a group behind the bridge's back, together with its memberships. */
    public synchronized void removeGroupByHand(GroupName name) {
        policies.detachAll(groups.existing(name).id());
        groups.removeWithMembers(name);
    }

    /** Makes a service credential of a user, as an administrator would at the console. */
    public synchronized void addServiceCredential(UserId id, String number) {
        waysIn.add(id, new ServiceCredential(number, "bailian.aliyuncs.com", true));
    }

    public synchronized List<ServiceCredential> serviceCredentials(UserId id) {
        return waysIn.credentialsOf(id);
    }

    /** Makes a passkey of a user, as the user would at the console. */
    public synchronized void addPasskey(UserId id, String number) {
        waysIn.add(id, new Passkey(number, "phone"));
    }

    public synchronized List<Passkey> passkeys(UserId id) {
        return waysIn.passkeysOf(id);
    }

    /** Binds a virtual MFA device to a user, as the user would at the console. */
    public synchronized MfaDevice bindMfaDevice(UserId id) {
        return mfaDevices.bind(users.existing(id));
    }

    /** The virtual MFA devices that were unbound and are not deleted. */
    public synchronized Set<String> unboundMfaDevices() {
        return mfaDevices.unbound();
    }

    public synchronized void changePasswordPolicy(PasswordPolicy policy) {
        loginProfiles.changePolicy(policy);
    }

    /** What the user logs on with, or null. */
    public synchronized @Nullable Secret password(UserId id) {
        return loginProfiles.passwordOf(id);
    }

    public void attachWithinResourceGroup(UserId user, ScopedPolicy policy) {
        policies.attachWithinResourceGroup(user, policy);
    }

    public void detachWithinResourceGroups(UserId user) {
        policies.withinResourceGroups(user).forEach(policy -> policies.detachWithinResourceGroup(user, policy));
    }

    public List<ScopedPolicy> withinResourceGroups(UserId user) {
        return policies.withinResourceGroups(user);
    }

    /** A custom policy that an administrator made. System policies are there from the start. */
    public synchronized void writePolicy(PolicyName policy, String document) {
        policies.write(policy, document);
    }

    public synchronized void addPolicy(PolicyName policy) {
        policies.add(policy);
    }

    /** What was told to fail and did not yet, works. */
    public synchronized void workAgain() {
        calls.workAgain();
    }

    /** The next {@code times} calls of the operation fail and have no effect. */
    public synchronized void failBefore(String operation, int times, RamException failure) {
        calls.failBefore(operation, times, failure);
    }

    /** The next {@code times} calls of the operation have their effect and fail all the same. */
    public synchronized void failAfter(String operation, int times, RamException failure) {
        calls.failAfter(operation, times, failure);
    }

    /** The whole account moves to another domain, as SetDefaultDomain does it. */
    public synchronized void changeDefaultDomain(String domain) {
        users.changeDomain(domain, now());
    }

    public synchronized void changeUsersQuota(int quota) {
        users.changeQuota(quota);
    }

    public synchronized void changePageSize(int size) {
        pageSize = size;
    }

    /** The operations called so far, in order; ListUsers and ListUsersForGroup once a page. */
    public synchronized List<String> calls() {
        return calls.operations();
    }

    /** Those that were made as urgently as this. */
    public synchronized List<String> calls(Urgency urgency) {
        return calls.operations(urgency);
    }

    public synchronized void forgetCalls() {
        calls.forget();
    }

    public synchronized List<RamUser> users() {
        return users.all();
    }

    public synchronized List<RamGroup> groups() {
        return groups.all();
    }

    public synchronized List<UserPrincipalName> members(GroupName group) {
        return groups.membersOf(group).stream()
                .map(id -> UserPrincipalName.parse(users.existing(id).userPrincipalName()))
                .toList();
    }

    private static RamGroup withoutDates(RamGroup group) {
        return new RamGroup(group.id(), group.name(), group.displayName(), group.comments(), null, null);
    }

    private String newId() {
        return String.valueOf(nextId++);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
