package ramscim.core.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deleted users, with the rules of the real service as far as they are known; nobody is here longer than 30 days. */
final class InMemoryRecycleBin {
    private static final Duration RETENTION = Duration.ofDays(30);

    private final Map<UserId, RamUser> users = new LinkedHashMap<>();
    private final Map<UserId, RecycledUser> recycled = new LinkedHashMap<>();

    void add(RamUser user, Instant now) {
        users.put(user.id(), user);
        recycled.put(
                user.id(),
                new RecycledUser(user.id(), user.userPrincipalName(), user.displayName(), now, now.plus(RETENTION)));
    }

    @Nullable RecycledUser find(UserId id, Instant now) {
        forgetBefore(now);
        return recycled.get(id);
    }

    List<RecycledUser> named(UserPrincipalName name, Instant now) {
        forgetBefore(now);
        return recycled.values().stream()
                .filter(user -> user.userPrincipalName().equalsIgnoreCase(name.toString()))
                .toList();
    }

    RamUser existing(UserId id, Instant now) {
        forgetBefore(now);
        RamUser user = users.get(id);
        if (user == null) {
            throw Refusals.noSuchUser();
        }
        return user;
    }

    void remove(RamUser user) {
        users.remove(user.id());
        recycled.remove(user.id());
    }

    private void forgetBefore(Instant now) {
        List.copyOf(users.values()).stream()
                .filter(user -> isForgotten(user.id(), now))
                .forEach(this::remove);
    }

    private boolean isForgotten(UserId id, Instant now) {
        RecycledUser user = recycled.get(id);
        Instant until = user == null ? null : user.deleteDate();
        return until != null && !until.isAfter(now);
    }
}
