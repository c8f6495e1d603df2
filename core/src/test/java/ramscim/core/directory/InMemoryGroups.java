package ramscim.core.directory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups and who is in them, with the rules of the real service. A renamed group keeps its id, and so its members. */
final class InMemoryGroups {
    static final int QUOTA = 300;
    static final int QUOTA_PER_USER = 10;

    private final Map<String, RamGroup> groups = new LinkedHashMap<>();
    private final Map<String, Set<UserId>> members = new LinkedHashMap<>();

    RamGroup create(String id, GroupProfile profile, Instant now) {
        return add(id, profile.name(), group(id, profile, now, now));
    }

    RamGroup add(String id, GroupName name, Instant now) {
        return add(id, name, new RamGroup(id, name.value(), null, null, now, now));
    }

    private RamGroup add(String id, GroupName name, RamGroup group) {
        checkFree(name, null);
        if (groups.size() >= QUOTA) {
            throw Refusals.limitExceeded("Group", "groups");
        }
        members.put(id, new LinkedHashSet<>());
        return store(group);
    }

    @Nullable RamGroup named(GroupName name) {
        return groups.values().stream()
                .filter(group -> group.name().equalsIgnoreCase(name.value()))
                .findFirst()
                .orElse(null);
    }

    RamGroup update(GroupName name, GroupProfile profile, Instant now) {
        RamGroup old = existing(name);
        checkFree(profile.name(), old.id());
        return store(group(old.id(), profile, old.createDate(), now));
    }

    void delete(GroupName name) {
        if (!membersOf(name).isEmpty()) {
            throw Refusals.groupStillHasUsers();
        }
        removeWithMembers(name);
    }

    void removeWithMembers(GroupName name) {
        String id = existing(name).id();
        groups.remove(id);
        members.remove(id);
    }

    void join(UserId user, GroupName name) {
        Set<UserId> joined = membersOf(name);
        if (!joined.contains(user) && groupsOf(user).size() >= QUOTA_PER_USER) {
            throw Refusals.limitExceeded("User.Group", "groups which the user joined");
        }
        joined.add(user);
    }

    void leave(UserId user, GroupName name) {
        membersOf(name).remove(user);
    }

    void leaveAll(UserId user) {
        members.values().forEach(joined -> joined.remove(user));
    }

    Set<UserId> membersOf(GroupName name) {
        return Objects.requireNonNull(members.get(existing(name).id()));
    }

    List<RamGroup> groupsOf(UserId user) {
        return groups.values().stream()
                .filter(group -> members.getOrDefault(group.id(), Set.of()).contains(user))
                .toList();
    }

    List<RamGroup> all() {
        return List.copyOf(groups.values());
    }

    RamGroup existing(GroupName name) {
        RamGroup group = named(name);
        if (group == null) {
            throw Refusals.noSuchGroup();
        }
        return group;
    }

    private void checkFree(GroupName name, @Nullable String owner) {
        RamGroup holder = named(name);
        if (holder != null && !holder.id().equals(owner)) {
            throw Refusals.groupExists();
        }
    }

    private RamGroup store(RamGroup group) {
        groups.put(group.id(), group);
        return group;
    }

    private static RamGroup group(String id, GroupProfile profile, @Nullable Instant created, Instant updated) {
        return new RamGroup(id, profile.name().value(), profile.displayName(), profile.comments(), created, updated);
    }
}
