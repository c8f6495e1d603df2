package ramscim.core.rebuild;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupCall.ListGroups;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupMark;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.mapping.RestoredAttributes;
import ramscim.core.plan.Given;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.rebuild.RebuildProgress.Stage;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/**
 * Reads what RAM says of this bridge's users and groups, and writes it into an empty store. RAM is not changed.
 *
 * <p>Nobody has been told of what is written: so a provider that creates one of them anew is answered with the id that it has had all along, and
 * one that replaces it makes it whole again. Whatever differs in RAM is the provider's to say, not drift.
 */
public final class Rebuild {
    private final RamDirectory directory;
    private final Owner owner;
    private final RebuildProgress progress;

    public Rebuild(RamDirectory directory, Owner owner, RebuildProgress progress) {
        this.directory = directory;
        this.owner = owner;
        this.progress = progress;
    }

    /**
     * What was written.
     *
     * @param leftOut users and groups that carry the marks of this bridge and could not be told apart or read back, by name
     */
    public record Result(int users, int groups, int memberships, List<String> leftOut) {
        public static final Result NOTHING = new Result(0, 0, 0, List.of());

        public Result {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** What was read of a group. */
    private record FoundGroup(RamGroup group, GroupMark mark, Set<String> members) {}

    /** Everything that there is to write. */
    public static final class Found {
        private final List<RamUser> users = new ArrayList<>();
        private final List<FoundGroup> groups = new ArrayList<>();

        public int size() {
            return users.size() + groups.size();
        }
    }

    /**
     * Reads it, and writes nothing.
     *
     * @throws ramscim.core.directory.RamException if RAM does not tell
     */
    public Found read() {
        Found found = new Found();
        directory.all(new ListUsers(Map.of(OwnershipTags.PROVISION_TYPE, OwnershipTags.SCIM))).stream()
                .filter(user -> user.tags().containsKey(OwnershipTags.ID) && !owner.isOtherBridges(user.tags()))
                .forEach(found.users::add);
        List<RamGroup> groups = directory.all(new ListGroups());
        int read = 0;
        for (RamGroup group : groups) {
            progress.at(Stage.READING_GROUPS, read++, groups.size());
            GroupMark mark = GroupMark.of(group.comments());
            if (mark != null && !owner.isAnothers(mark, mark.id())) {
                found.groups.add(new FoundGroup(group, mark, members(group)));
            }
        }
        return found;
    }

    private Set<String> members(RamGroup group) {
        return directory.all(new ListUsersForGroup(new GroupName(group.name()))).stream()
                .map(Rebuild::key)
                .collect(Collectors.toSet());
    }

    private static String key(UserPrincipalName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** Writes what was read. */
    public Result write(Found found, ProvisioningStore store, Origin origin, Clock clock) {
        Writing writing = new Writing(store, origin, clock.instant());
        Map<String, ResourceId> users = new HashMap<>();
        List<String> leftOut = new ArrayList<>();
        int written = 0;
        for (RamUser user : found.users) {
            progress.at(Stage.WRITING, written++, found.size());
            ResourceId id = writing.user(user);
            if (id == null) {
                leftOut.add(user.userPrincipalName());
            } else {
                users.put(key(UserPrincipalName.parse(user.userPrincipalName())), id);
            }
        }
        int groups = 0;
        for (FoundGroup group : found.groups) {
            progress.at(Stage.WRITING, written++, found.size());
            if (writing.group(group, users)) {
                groups++;
            } else {
                leftOut.add(group.group().name());
            }
        }
        return new Result(users.size(), groups, writing.memberships, leftOut);
    }

    private static final class Writing {
        private final ProvisioningStore store;
        private final Origin origin;
        private final Instant now;
        private int memberships;

        Writing(ProvisioningStore store, Origin origin, Instant now) {
            this.store = store;
            this.origin = origin;
            this.now = now;
        }

        @Nullable ResourceId user(RamUser user) {
            ResourceId id = ResourceId.parse(user.tags().getOrDefault(OwnershipTags.ID, ""));
            String name =
                    "user:" + UserPrincipalName.parse(user.userPrincipalName()).key();
            Set<String> own = user.tags().keySet().stream()
                    .filter(key -> key.startsWith(OwnershipTags.PREFIX))
                    .collect(Collectors.toSet());
            // What it was given besides is not known any more: it keeps it, and is given nothing again.
            ObservedUser observed = new ObservedUser(user, own).with(Given.KEPT);
            return id != null && write(id, ResourceType.USER, RestoredAttributes.of(user), name, observed, Map.of())
                    ? id
                    : null;
        }

        boolean group(FoundGroup found, Map<String, ResourceId> users) {
            ResourceId id = ResourceId.parse(found.mark().id());
            ScimAttributes attributes = RestoredAttributes.of(found.group(), found.mark());
            if (id == null || attributes == null) {
                return false;
            }
            Map<ResourceId, Membership> joined = new HashMap<>();
            found.members().forEach(member -> {
                ResourceId user = users.get(member);
                if (user != null) {
                    joined.put(user, Membership.JOINED);
                }
            });
            String name = "group:" + new GroupName(found.group().name()).key();
            boolean written = write(id, ResourceType.GROUP, attributes, name, new ObservedGroup(found.group()), joined);
            memberships += written ? joined.size() : 0;
            return written;
        }

        private boolean write(
                ResourceId id,
                ResourceType type,
                ScimAttributes attributes,
                String name,
                Observed observed,
                Map<ResourceId, Membership> joined) {
            store.leases().take(id);
            try {
                return written(id, type, attributes, name, observed, joined);
            } finally {
                store.leases().release(id);
            }
        }

        private boolean written(
                ResourceId id,
                ResourceType type,
                ScimAttributes attributes,
                String name,
                Observed observed,
                Map<ResourceId, Membership> joined) {
            Intent intent = new Intent(1, attributes, joined, false, Hold.FREE, origin, now, 0, now, null);
            if (!store.write(new Transition.Committed(id, type, intent, name, Set.of()))) {
                return false;
            }
            joined.forEach((user, membership) ->
                    store.write(new Transition.MemberSettled(id, user, membership, intent, List.of())));
            store.write(new Transition.Confirmed(id, intent, name, observed, now, false, List.of()));
            return true;
        }
    }
}
