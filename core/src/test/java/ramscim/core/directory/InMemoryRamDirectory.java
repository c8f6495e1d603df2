package ramscim.core.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * RAM's users in memory, with the rules and error codes of the real service. It records the calls it gets and fails those it is told to.
 *
 * <p>Like IMS itself and unlike the whole adapter it answers a repeated CreateUser with {@code EntityAlreadyExists.User}, whoever owns the
 * user.
 */
public final class InMemoryRamDirectory implements RamDirectory {
    private static final int USERS_QUOTA = 5_000;

    private final Clock clock;
    private final Map<UserId, RamUser> users = new LinkedHashMap<>();
    private final Map<UserId, Set<String>> attachments = new LinkedHashMap<>();
    private final RecordedCalls calls = new RecordedCalls();
    private String defaultDomain = "example.onaliyun.com";
    private int usersQuota = USERS_QUOTA;
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
        return calls.make("GetDefaultDomain", () -> defaultDomain);
    }

    @Override
    public synchronized RamUser createUser(CreateUserRequest request) {
        return calls.make("CreateUser", () -> {
            UserProfile profile = request.profile();
            checkDomain(profile.userPrincipalName());
            checkFree(profile.userPrincipalName(), null);
            checkQuota();
            return store(newUser(profile, request.tags().values()));
        });
    }

    @Override
    public synchronized @Nullable RamUser findUser(UserId id) {
        return calls.make("GetUser", () -> users.get(id));
    }

    @Override
    public synchronized @Nullable RamUser findUser(UserPrincipalName name) {
        return calls.make("GetUser", () -> named(name));
    }

    @Override
    public synchronized RamUser updateUser(UserId id, UpdateUserRequest request) {
        return calls.make("UpdateUser", () -> {
            RamUser user = existing(id);
            checkDisplayName(request.newDisplayName());
            UserPrincipalName newName = request.newUserPrincipalName();
            if (newName != null) {
                checkDomain(newName);
                checkFree(newName, id);
            }
            return store(updated(user, request)).withTags(Map.of());
        });
    }

    @Override
    public synchronized void deleteUser(UserId id) {
        calls.make("DeleteUser", () -> {
            existing(id);
            attachments.getOrDefault(id, Set.of()).stream().findFirst().ifPresent(attached -> {
                throw conflict(attached);
            });
            users.remove(id);
        });
    }

    @Override
    public synchronized void tagUser(UserId id, Map<String, String> tags) {
        calls.make("TagResources", () -> {
            Map<String, String> all = new LinkedHashMap<>(existing(id).tags());
            all.putAll(tags);
            storeTags(id, all);
        });
    }

    @Override
    public synchronized void untagUser(UserId id, Set<String> keys) {
        calls.make("UntagResources", () -> {
            Map<String, String> rest = new LinkedHashMap<>(existing(id).tags());
            rest.keySet().removeAll(keys);
            storeTags(id, rest);
        });
    }

    @Override
    public void listUsers(Map<String, String> tags, Consumer<RamUser> consumer) {
        List<RamUser> found = usersWith(tags);
        int from = 0;
        do {
            page(found, from).forEach(consumer);
            from += pageSize;
        } while (from < found.size());
    }

    @Override
    public synchronized AccountSummary accountSummary() {
        return calls.make("GetAccountSummary", () -> new AccountSummary(users.size(), usersQuota, 0, 300, 10));
    }

    /** A user that an administrator made in RAM's console, or that an earlier life of the bridge left behind. */
    public synchronized RamUser addByHand(String localPart, Map<String, String> tags) {
        UserPrincipalName name = new UserPrincipalName(localPart, defaultDomain);
        return store(newUser(new UserProfile(name, localPart, null, null, null), tags));
    }

    /** Changes or adds a user behind the bridge's back. */
    public synchronized void put(RamUser user) {
        store(user);
    }

    /** Deletes a user behind the bridge's back. */
    public synchronized void removeByHand(UserId id) {
        users.remove(id);
        attachments.remove(id);
    }

    /** Gives the user something that DeleteUser refuses: {@code AccessKey}, {@code LoginProfile}, {@code MFADevice}, {@code Group}, {@code Policy}. */
    public synchronized void attach(UserId id, String kind) {
        attachments.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(kind);
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
        defaultDomain = domain;
        users.replaceAll((id, user) -> updated(user, renaming(user, domain)));
    }

    public synchronized void changeUsersQuota(int quota) {
        usersQuota = quota;
    }

    public synchronized void changePageSize(int size) {
        pageSize = size;
    }

    /** The IMS operations called so far, in order; ListUsers once a page. */
    public synchronized List<String> calls() {
        return calls.operations();
    }

    public synchronized void forgetCalls() {
        calls.forget();
    }

    public synchronized List<RamUser> users() {
        return List.copyOf(users.values());
    }

    private synchronized List<RamUser> usersWith(Map<String, String> tags) {
        return users.values().stream()
                .filter(user -> user.tags().entrySet().containsAll(tags.entrySet()))
                .toList();
    }

    private synchronized List<RamUser> page(List<RamUser> found, int from) {
        return calls.make("ListUsers", () -> found.subList(from, Math.min(from + pageSize, found.size())));
    }

    private RamUser newUser(UserProfile profile, Map<String, String> tags) {
        return new RamUser(
                new UserId(String.valueOf(nextId++)),
                profile.userPrincipalName().toString(),
                profile.displayName(),
                profile.email(),
                profile.mobilePhone(),
                profile.comments(),
                tags,
                "Manual",
                now(),
                now(),
                null);
    }

    private static UpdateUserRequest renaming(RamUser user, String domain) {
        UserPrincipalName old = UserPrincipalName.parse(user.userPrincipalName());
        return new UpdateUserRequest(new UserPrincipalName(old.localPart(), domain), null, null, null, null);
    }

    private RamUser updated(RamUser user, UpdateUserRequest request) {
        UserPrincipalName name = request.newUserPrincipalName();
        return new RamUser(
                user.id(),
                name == null ? user.userPrincipalName() : name.toString(),
                Objects.requireNonNullElse(request.newDisplayName(), user.displayName()),
                changed(user.email(), request.newEmail()),
                changed(user.mobilePhone(), request.newMobilePhone()),
                changed(user.comments(), request.newComments()),
                user.tags(),
                user.provisionType(),
                user.createDate(),
                now(),
                user.lastLoginDate());
    }

    private static @Nullable String changed(@Nullable String old, @Nullable String wanted) {
        if (wanted == null) {
            return old;
        }
        return wanted.isEmpty() ? null : wanted;
    }

    private RamUser store(RamUser user) {
        users.put(user.id(), user);
        return user;
    }

    private void storeTags(UserId id, Map<String, String> tags) {
        if (tags.size() > Tags.MAX_COUNT) {
            throw limitExceeded("User.Tag", "tags");
        }
        store(existing(id).withTags(tags));
    }

    private RamUser existing(UserId id) {
        RamUser user = users.get(id);
        if (user == null) {
            throw answered(RamException.Reason.NOT_FOUND, "EntityNotExist.User", "The user does not exist.");
        }
        return user;
    }

    private @Nullable RamUser named(UserPrincipalName name) {
        return users.values().stream()
                .filter(user -> user.userPrincipalName().equalsIgnoreCase(name.toString()))
                .findFirst()
                .orElse(null);
    }

    private void checkFree(UserPrincipalName name, @Nullable UserId owner) {
        boolean taken = users.values().stream()
                .anyMatch(user ->
                        UserPrincipalName.parse(user.userPrincipalName()).key().equals(name.key())
                                && !user.id().equals(owner));
        if (taken) {
            throw answered(
                    RamException.Reason.ALREADY_EXISTS, "EntityAlreadyExists.User", "The user does already EXIST.");
        }
    }

    private void checkDomain(UserPrincipalName name) {
        if (!name.domain().equalsIgnoreCase(defaultDomain)) {
            throw invalid("UserPrincipalName.Domain", "The domain of \"UserPrincipalName\" is not the account's.");
        }
    }

    private static void checkDisplayName(@Nullable String displayName) {
        if (displayName != null && (displayName.isEmpty() || displayName.length() > UserProfile.MAX_DISPLAY_NAME)) {
            throw invalid("NewDisplayName.Length", "The parameter - \"NewDisplayName\" beyond the length limit.");
        }
    }

    private void checkQuota() {
        if (users.size() >= usersQuota) {
            throw limitExceeded("User", "users");
        }
    }

    private static RamException invalid(String parameter, String message) {
        return answered(RamException.Reason.INVALID, "InvalidParameter." + parameter, message);
    }

    private static RamException limitExceeded(String what, String whatInWords) {
        String message = "The count of %s beyond the current limits.".formatted(whatInWords);
        return answered(RamException.Reason.QUOTA_EXCEEDED, "LimitExceeded." + what, message);
    }

    private static RamException conflict(String attached) {
        return answered(
                RamException.Reason.CONFLICT,
                "DeleteConflict.User." + attached,
                "The user CAN NOT has any %s while deleting the user.".formatted(attached));
    }

    private static RamException answered(RamException.Reason reason, String code, String message) {
        return RamException.answered(reason, code, message, "in-memory");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
