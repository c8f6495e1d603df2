package ramscim.core.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * RAM's users and groups and their access in memory, with the rules and error codes of the real service. It records the calls it gets and fails those it is
 * told to.
 *
 * <p>Like IMS itself and unlike the whole adapter it answers a repeated CreateUser with {@code EntityAlreadyExists.User}, whoever owns the
 * user, and a repeated CreateGroup likewise.
 */
public final class InMemoryRamDirectory implements RamDirectory {
    private static final int LARGEST_PAGE_OF_MEMBERS = 100;

    private final Clock clock;
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryGroups groups = new InMemoryGroups();
    private final InMemoryLoginProfiles loginProfiles = new InMemoryLoginProfiles();
    private final InMemoryAccessKeys accessKeys = new InMemoryAccessKeys();
    private final InMemoryMfaDevices mfaDevices = new InMemoryMfaDevices();
    private final InMemoryPolicies policies = new InMemoryPolicies();
    private final InMemoryRecycleBin recycleBin = new InMemoryRecycleBin();
    private final RecordedCalls calls = new RecordedCalls();
    private int pageSize = 1_000;
    private long nextId = 200_000_000_000_000_001L;

    public InMemoryRamDirectory() {
        this(Clock.systemUTC());
    }

    public InMemoryRamDirectory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized String defaultDomain() {
        return calls.make("GetDefaultDomain", users::domain);
    }

    @Override
    public synchronized RamUser createUser(CreateUserRequest request) {
        return calls.make("CreateUser", () -> users.create(newId(), request, now()));
    }

    @Override
    public synchronized @Nullable RamUser findUser(UserId id) {
        return found(() -> calls.make("GetUser", () -> users.withId(id)));
    }

    @Override
    public synchronized @Nullable RamUser findUser(UserPrincipalName name) {
        return found(() -> calls.make("GetUser", () -> users.named(name)));
    }

    @Override
    public synchronized RamUser updateUser(UserId id, UpdateUserRequest request) {
        return calls.make("UpdateUser", () -> users.update(id, request, now()).withTags(Map.of()));
    }

    @Override
    public synchronized void deleteUser(UserId id) {
        calls.make("DeleteUser", () -> {
            RamUser user = users.existing(id);
            belongings(id).forEach((kind, exists) -> {
                if (exists) {
                    throw Refusals.userStillHas(kind);
                }
            });
            users.remove(id);
            recycleBin.add(user, now());
        });
    }

    private Map<String, Boolean> belongings(UserId id) {
        return Map.of(
                "Group", !groups.groupsOf(id).isEmpty(),
                "AccessKey", !accessKeys.of(id).isEmpty(),
                "Policy", !policies.of(id.value()).isEmpty(),
                "LoginProfile", loginProfiles.of(id) != null,
                "MFADevice", mfaDevices.of(id) != null);
    }

    @Override
    public synchronized void tagUser(UserId id, Map<String, String> tags) {
        calls.make("TagResources", () -> users.changeTags(id, tags, Set.of()));
    }

    @Override
    public synchronized void untagUser(UserId id, Set<String> keys) {
        calls.make("UntagResources", () -> users.changeTags(id, Map.of(), keys));
    }

    @Override
    public Page<RamUser> listUsers(Map<String, String> tags, @Nullable String marker) {
        List<RamUser> found = usersWith(tags);
        int from = marker == null ? 0 : Integer.parseInt(marker);
        int next = from + pageSize;
        return new Page<>(page(found, from), next < found.size() ? String.valueOf(next) : null);
    }

    @Override
    public synchronized RamGroup createGroup(GroupProfile profile) {
        return calls.make("CreateGroup", () -> groups.create(newId(), profile, now()));
    }

    @Override
    public synchronized @Nullable RamGroup findGroup(GroupName name) {
        return found(() -> calls.make("GetGroup", () -> groups.named(name)));
    }

    /** A failure that says that something does not exist is how a read tells so. */
    private static <T extends @Nullable Object> @Nullable T found(Supplier<T> read) {
        try {
            return read.get();
        } catch (RamException e) {
            if (e.reason() == RamException.Reason.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public Page<RamGroup> listGroups(@Nullable String marker) {
        List<RamGroup> found = groups();
        int from = marker == null ? 0 : Integer.parseInt(marker);
        int next = from + largestPage();
        return new Page<>(pageOfGroups(found, from), next < found.size() ? String.valueOf(next) : null);
    }

    @Override
    public synchronized RamGroup updateGroup(GroupName name, GroupProfile profile) {
        return calls.make("UpdateGroup", () -> groups.update(name, profile, now()));
    }

    @Override
    public synchronized void deleteGroup(GroupName name) {
        calls.make("DeleteGroup", () -> {
            if (!policies.of(groups.existing(name).id()).isEmpty()) {
                throw Refusals.groupStillHasPolicies();
            }
            groups.delete(name);
        });
    }

    @Override
    public synchronized void addUserToGroup(UserPrincipalName user, GroupName group) {
        calls.make("AddUserToGroup", () -> groups.join(users.existing(user).id(), group));
    }

    @Override
    public synchronized void removeUserFromGroup(UserPrincipalName user, GroupName group) {
        calls.make(
                "RemoveUserFromGroup", () -> groups.leave(users.existing(user).id(), group));
    }

    @Override
    public synchronized List<UserPrincipalName> listUsersForGroup(GroupName group) {
        List<UserPrincipalName> listed = new ArrayList<>();
        do {
            listed.addAll(calls.make("ListUsersForGroup", () -> pageOfMembers(group, listed.size())));
        } while (listed.size() < groups.membersOf(group).size());
        return listed;
    }

    @Override
    public synchronized List<RamGroup> listGroupsForUser(UserPrincipalName user) {
        return calls.make(
                "ListGroupsForUser",
                () -> groups.groupsOf(users.existing(user).id()).stream()
                        .map(InMemoryRamDirectory::withoutDates)
                        .toList());
    }

    @Override
    public synchronized PasswordPolicy passwordPolicy() {
        return calls.make("GetPasswordPolicy", loginProfiles::policy);
    }

    @Override
    public synchronized LoginProfile createLoginProfile(UserPrincipalName user, LoginProfileRequest request) {
        return calls.make("CreateLoginProfile", () -> loginProfiles.create(users.existing(user), request, now()));
    }

    @Override
    public synchronized @Nullable LoginProfile findLoginProfile(UserPrincipalName user) {
        return calls.make("GetLoginProfile", () -> loginProfiles.of(idOf(user)));
    }

    @Override
    public synchronized LoginProfile updateLoginProfile(UserPrincipalName user, LoginProfileUpdate update) {
        return calls.make("UpdateLoginProfile", () -> loginProfiles.update(users.existing(user), update, now()));
    }

    @Override
    public synchronized void deleteLoginProfile(UserPrincipalName user) {
        calls.make("DeleteLoginProfile", () -> loginProfiles.delete(idOf(user)));
    }

    @Override
    public synchronized NewAccessKey createAccessKey(UserPrincipalName user) {
        return calls.make("CreateAccessKey", () -> accessKeys.create(idOf(user), newId(), now()));
    }

    @Override
    public synchronized List<AccessKey> listAccessKeys(UserPrincipalName user) {
        return calls.make("ListAccessKeys", () -> accessKeys.of(idOf(user)));
    }

    @Override
    public synchronized void updateAccessKey(UserPrincipalName user, AccessKeyId key, AccessStatus status) {
        calls.make("UpdateAccessKey", () -> accessKeys.changeStatus(idOf(user), key, status));
    }

    @Override
    public synchronized void deleteAccessKey(UserPrincipalName user, AccessKeyId key) {
        calls.make("DeleteAccessKey", () -> accessKeys.delete(idOf(user), key));
    }

    @Override
    public synchronized @Nullable MfaDevice findMfaDevice(UserPrincipalName user) {
        return calls.make("GetUserMFAInfo", () -> mfaDevices.of(idOf(user)));
    }

    @Override
    public synchronized void unbindMfaDevice(UserPrincipalName user) {
        calls.make("UnbindMFADevice", () -> mfaDevices.unbind(idOf(user)));
    }

    @Override
    public synchronized void deleteVirtualMfaDevice(String serialNumber) {
        calls.make("DeleteVirtualMFADevice", () -> mfaDevices.delete(serialNumber));
    }

    @Override
    public synchronized boolean policyExists(PolicyName policy) {
        return calls.make("GetPolicy", () -> policies.exists(policy));
    }

    @Override
    public synchronized void attachPolicyToUser(UserPrincipalName user, PolicyName policy) {
        calls.make("AttachPolicyToUser", () -> policies.attachToUser(idOf(user), policy));
    }

    @Override
    public synchronized void detachPolicyFromUser(UserPrincipalName user, PolicyName policy) {
        calls.make("DetachPolicyFromUser", () -> policies.detach(idOf(user).value(), policy));
    }

    @Override
    public synchronized List<PolicyName> listPoliciesForUser(UserPrincipalName user) {
        return calls.make("ListPoliciesForUser", () -> policies.of(idOf(user).value()));
    }

    @Override
    public synchronized void attachPolicyToGroup(GroupName group, PolicyName policy) {
        calls.make("AttachPolicyToGroup", () -> policies.attachToGroup(groups.existing(group), policy));
    }

    @Override
    public synchronized void detachPolicyFromGroup(GroupName group, PolicyName policy) {
        calls.make(
                "DetachPolicyFromGroup",
                () -> policies.detach(groups.existing(group).id(), policy));
    }

    @Override
    public synchronized List<PolicyName> listPoliciesForGroup(GroupName group) {
        return calls.make(
                "ListPoliciesForGroup", () -> policies.of(groups.existing(group).id()));
    }

    @Override
    public synchronized @Nullable RecycledUser findRecycledUser(UserId id) {
        return calls.make("GetUserInRecycleBin", () -> recycleBin.find(id, now()));
    }

    @Override
    public synchronized List<RecycledUser> listRecycledUsers(UserPrincipalName name) {
        return calls.make("ListUsersInRecycleBin", () -> recycleBin.named(name, now()));
    }

    @Override
    public synchronized void restoreUser(UserId id) {
        calls.make("RestoreUserFromRecycleBin", () -> {
            RamUser user = recycleBin.existing(id, now());
            users.restore(user, now());
            recycleBin.remove(user);
        });
    }

    @Override
    public synchronized void deleteRecycledUser(UserId id) {
        calls.make("DeleteUserInRecycleBin", () -> recycleBin.remove(recycleBin.existing(id, now())));
    }

    @Override
    public synchronized AccountSummary accountSummary() {
        return calls.make(
                "GetAccountSummary",
                () -> new AccountSummary(
                        users.all().size(),
                        users.quota(),
                        groups.all().size(),
                        InMemoryGroups.QUOTA,
                        InMemoryGroups.QUOTA_PER_USER,
                        InMemoryAccessKeys.QUOTA_PER_USER,
                        InMemoryPolicies.SYSTEM_QUOTA,
                        InMemoryPolicies.CUSTOM_QUOTA,
                        InMemoryPolicies.SYSTEM_QUOTA,
                        InMemoryPolicies.CUSTOM_QUOTA));
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

    /** A custom policy that an administrator made. System policies are there from the start. */
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
    public synchronized List<String> calls(Urgency.Priority priority) {
        return calls.operations(priority);
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

    private synchronized List<RamUser> usersWith(Map<String, String> tags) {
        return users.with(tags);
    }

    private synchronized List<RamUser> page(List<RamUser> found, int from) {
        return calls.make("ListUsers", () -> found.subList(from, Math.min(from + pageSize, found.size())));
    }

    private synchronized List<RamGroup> pageOfGroups(List<RamGroup> found, int from) {
        return calls.make("ListGroups", () -> found.subList(from, Math.min(from + largestPage(), found.size())));
    }

    private int largestPage() {
        return Math.min(pageSize, LARGEST_PAGE_OF_MEMBERS);
    }

    private List<UserPrincipalName> pageOfMembers(GroupName group, int from) {
        return members(group).stream()
                .skip(from)
                .limit(Math.min(pageSize, LARGEST_PAGE_OF_MEMBERS))
                .toList();
    }

    private static RamGroup withoutDates(RamGroup group) {
        return new RamGroup(group.id(), group.name(), group.displayName(), group.comments(), null, null);
    }

    private UserId idOf(UserPrincipalName user) {
        return users.existing(user).id();
    }

    private String newId() {
        return String.valueOf(nextId++);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
