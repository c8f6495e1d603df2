package ramscim.core.directory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;

/** Access keys, with the rules of the real service. */
final class InMemoryAccessKeys {
    static final int QUOTA_PER_USER = 2;

    private final Map<UserId, Map<AccessKeyId, AccessKey>> keys = new LinkedHashMap<>();

    NewAccessKey create(UserId user, String number, Instant now) {
        if (of(user).size() >= QUOTA_PER_USER) {
            throw Refusals.limitExceeded("User.AccessKey", "access keys of the user");
        }
        AccessKey key = new AccessKey(new AccessKeyId("LTAI5t" + number), AccessStatus.ACTIVE, now);
        store(user, key);
        return new NewAccessKey(key, new Secret("secret-of-" + number));
    }

    List<AccessKey> of(UserId user) {
        return List.copyOf(keys.getOrDefault(user, Map.of()).values());
    }

    void changeStatus(UserId user, AccessKeyId id, AccessStatus status) {
        AccessKey old = keys.getOrDefault(user, Map.of()).get(id);
        if (old == null) {
            throw Refusals.notFound("User.AccessKey", "The access key of the user does not exist.");
        }
        store(user, new AccessKey(id, status, old.createDate()));
    }

    void delete(UserId user, AccessKeyId id) {
        keys.getOrDefault(user, new LinkedHashMap<>()).remove(id);
    }

    void deleteAll(UserId user) {
        keys.remove(user);
    }

    private void store(UserId user, AccessKey key) {
        keys.computeIfAbsent(user, none -> new LinkedHashMap<>()).put(key.id(), key);
    }

    Object answer(
            AccessKeyCall<?> call, Function<UserPrincipalName, RamUser> users, Supplier<String> numbers, Instant now) {
        if (call instanceof CreateAccessKey create) {
            return create(users.apply(create.user()).id(), numbers.get(), now);
        } else if (call instanceof ListAccessKeys list) {
            return of(users.apply(list.user()).id());
        } else if (call instanceof UpdateAccessKey update) {
            changeStatus(users.apply(update.user()).id(), update.key(), update.status());
        } else if (call instanceof DeleteAccessKey deletion) {
            delete(users.apply(deletion.user()).id(), deletion.key());
        }
        return Done.DONE;
    }
}
