package ramscim.core.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;

/**
 * Which RAM user belongs to which resource: the one whose tag names it; without a tag, the one whose key was last seen. A name is no
 * evidence, names change. Of two users with the same tag, one is a copy: not the one whose key was last seen.
 *
 * @param pairs resources with their RAM users
 * @param resources those without
 * @param users RAM users of no resource
 */
record Matches(List<Pair> pairs, List<StoredResource> resources, List<RamUser> users) {
    record Pair(StoredResource resource, RamUser user) {}

    static Matches of(Collection<StoredResource> resources, Collection<RamUser> users, Owner self) {
        Owners owners = new Owners(resources, self);
        Map<ResourceId, Pair> pairs = new LinkedHashMap<>();
        List<RamUser> others = new ArrayList<>();
        for (RamUser user : users) {
            StoredResource owner = owners.of(user);
            if (owner == null) {
                others.add(user);
                continue;
            }
            Pair before = pairs.get(owner.id());
            if (before == null || isLastSeen(owner, user)) {
                pairs.put(owner.id(), new Pair(owner, user));
            }
            if (before != null) {
                others.add(isLastSeen(owner, user) ? before.user() : user);
            }
        }
        List<StoredResource> alone = resources.stream()
                .filter(resource -> !pairs.containsKey(resource.id()))
                .toList();
        return new Matches(List.copyOf(pairs.values()), alone, List.copyOf(others));
    }

    private static boolean isLastSeen(StoredResource resource, RamUser user) {
        return user.id().equals(lastSeen(resource));
    }

    static @Nullable UserId lastSeen(StoredResource resource) {
        return resource.observed() instanceof ObservedUser seen ? seen.user().id() : null;
    }

    private static final class Owners {
        private final Map<String, StoredResource> byId = new HashMap<>();
        private final Map<UserId, StoredResource> byUser = new HashMap<>();

        private final Owner self;

        Owners(Collection<StoredResource> resources, Owner self) {
            this.self = self;
            for (StoredResource resource : resources) {
                byId.put(resource.id().toString(), resource);
                UserId user = lastSeen(resource);
                if (user != null) {
                    byUser.put(user, resource);
                }
            }
        }

        @Nullable StoredResource of(RamUser user) {
            if (self.isOtherBridges(user.tags())) {
                return null;
            }
            String tag = user.tags().get(OwnershipTags.ID);
            return tag == null ? byUser.get(user.id()) : byId.get(tag);
        }
    }
}
