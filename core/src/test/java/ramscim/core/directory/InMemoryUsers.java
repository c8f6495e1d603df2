package ramscim.core.directory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.UserCall.CreateUser;

/** Users, with the rules of the real service. */
final class InMemoryUsers {
    private final Map<UserId, RamUser> users = new LinkedHashMap<>();
    private String domain = "example.onaliyun.com";
    private int quota = 5_000;

    RamUser create(String id, CreateUser request, Instant now) {
        UserProfile profile = request.profile();
        checkDomain(profile.userPrincipalName());
        checkFree(profile.userPrincipalName(), null);
        checkQuota();
        return add(id, profile, request.tags().values(), now);
    }

    RamUser add(String id, UserProfile profile, Map<String, String> tags, Instant now) {
        return store(new RamUser(
                new UserId(id),
                profile.userPrincipalName().toString(),
                profile.displayName(),
                profile.email(),
                profile.mobilePhone(),
                profile.comments(),
                tags,
                "Manual",
                now,
                now,
                null));
    }

    @Nullable RamUser withId(UserId id) {
        return users.get(id);
    }

    @Nullable RamUser named(UserPrincipalName name) {
        return users.values().stream()
                .filter(user -> user.userPrincipalName().equalsIgnoreCase(name.toString()))
                .findFirst()
                .orElse(null);
    }

    RamUser existing(UserId id) {
        return orRefuse(withId(id));
    }

    RamUser existing(UserPrincipalName name) {
        return orRefuse(named(name));
    }

    RamUser update(UserId id, UpdateUserRequest request, Instant now) {
        RamUser user = existing(id);
        checkDisplayName(request.newDisplayName());
        UserPrincipalName newName = request.newUserPrincipalName();
        if (newName != null) {
            checkDomain(newName);
            checkFree(newName, id);
        }
        return store(updated(user, request, now));
    }

    void remove(UserId id) {
        users.remove(id);
    }

    /** Under the old id and name, the latter in the account's present domain. */
    void restore(RamUser user, Instant now) {
        RamUser restored = updated(user, renaming(user, domain), now);
        checkFree(UserPrincipalName.parse(restored.userPrincipalName()), null);
        checkQuota();
        store(restored);
    }

    void changeTags(UserId id, Map<String, String> added, Set<String> removed) {
        RamUser user = existing(id);
        Map<String, String> tags = new LinkedHashMap<>(user.tags());
        tags.putAll(added);
        tags.keySet().removeAll(removed);
        if (tags.size() > Tags.MAX_COUNT) {
            throw Refusals.limitExceeded("User.Tag", "tags");
        }
        store(user.withTags(tags));
    }

    RamUser store(RamUser user) {
        users.put(user.id(), user);
        return user;
    }

    List<RamUser> all() {
        return List.copyOf(users.values());
    }

    List<RamUser> with(Map<String, String> tags) {
        return users.values().stream()
                .filter(user -> user.tags().entrySet().containsAll(tags.entrySet()))
                .toList();
    }

    String domain() {
        return domain;
    }

    void changeDomain(String newDomain, Instant now) {
        domain = newDomain;
        users.replaceAll((id, user) -> updated(user, renaming(user, newDomain), now));
    }

    int quota() {
        return quota;
    }

    void changeQuota(int newQuota) {
        quota = newQuota;
    }

    private static UpdateUserRequest renaming(RamUser user, String domain) {
        UserPrincipalName old = UserPrincipalName.parse(user.userPrincipalName());
        return new UpdateUserRequest(new UserPrincipalName(old.localPart(), domain), null, null, null, null);
    }

    private static RamUser updated(RamUser user, UpdateUserRequest request, Instant now) {
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
                now,
                user.lastLoginDate());
    }

    private static @Nullable String changed(@Nullable String old, @Nullable String wanted) {
        if (wanted == null) {
            return old;
        }
        return wanted.isEmpty() ? null : wanted;
    }

    private static RamUser orRefuse(@Nullable RamUser user) {
        if (user == null) {
            throw Refusals.noSuchUser();
        }
        return user;
    }

    private void checkQuota() {
        if (users.size() >= quota) {
            throw Refusals.limitExceeded("User", "users");
        }
    }

    private void checkFree(UserPrincipalName name, @Nullable UserId owner) {
        boolean taken = users.values().stream()
                .anyMatch(user ->
                        UserPrincipalName.parse(user.userPrincipalName()).key().equals(name.key())
                                && !user.id().equals(owner));
        if (taken) {
            throw Refusals.userExists();
        }
    }

    private void checkDomain(UserPrincipalName name) {
        if (!name.domain().equalsIgnoreCase(domain)) {
            throw Refusals.invalid(
                    "UserPrincipalName.Domain", "The domain of \"UserPrincipalName\" is not the account's.");
        }
    }

    private static void checkDisplayName(@Nullable String displayName) {
        if (displayName != null && (displayName.isEmpty() || displayName.length() > UserProfile.MAX_DISPLAY_NAME)) {
            throw Refusals.invalid(
                    "NewDisplayName.Length", "The parameter - \"NewDisplayName\" beyond the length limit.");
        }
    }
}
