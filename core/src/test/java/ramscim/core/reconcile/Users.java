package ramscim.core.reconcile;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.Mappings;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** The same user in RAM and in the store. */
final class Users {
    static final String DOMAIN = "example.onaliyun.com";

    private Users() {}

    /** As the bridge makes one. */
    static RamUser inRam(ResourceId id, String name, String ramId) {
        DesiredUser desired = Mappings.china().desiredUser(id, Attributes.user(name), DOMAIN);
        return new RamUser(
                new UserId(ramId),
                desired.profile().userPrincipalName().toString(),
                desired.profile().displayName(),
                null,
                null,
                null,
                desired.tags().values(),
                "Manual",
                null,
                null,
                null);
    }

    static RamUser displayed(RamUser user, String displayName) {
        return but(user, displayName, user.email(), false);
    }

    static RamUser frozen(RamUser user) {
        return but(user, user.displayName(), user.email(), true);
    }

    static RamUser reachable(RamUser user, String email) {
        return but(user, user.displayName(), email, false);
    }

    private static RamUser but(RamUser user, String displayName, @Nullable String email, boolean frozen) {
        return new RamUser(
                user.id(),
                user.userPrincipalName(),
                displayName,
                email,
                user.mobilePhone(),
                user.comments(),
                user.tags(),
                user.provisionType(),
                null,
                null,
                null,
                frozen);
    }

    static RamUser tagged(RamUser user, @Nullable String owner) {
        Map<String, String> tags = new HashMap<>(user.tags());
        tags.remove(OwnershipTags.ID);
        if (owner != null) {
            tags.put(OwnershipTags.ID, owner);
        }
        return user.withTags(tags);
    }

    static StoredResource stored(ResourceId id, String name, @Nullable RamUser lastSeen) {
        return stored(id, Attributes.user(name), lastSeen);
    }

    static StoredResource storedWithEmail(ResourceId id, String name, RamUser lastSeen) {
        String json = "{\"userName\": \"%s\", \"emails\": [{\"value\": \"%s@example.com\"}]}".formatted(name, name);
        return stored(id, Attributes.json(json), lastSeen);
    }

    private static StoredResource stored(ResourceId id, ScimAttributes attributes, @Nullable RamUser lastSeen) {
        ObservedUser observed = lastSeen == null
                ? null
                : new ObservedUser(lastSeen, lastSeen.tags().keySet());
        ConfirmedResource confirmed = new ConfirmedResource(
                id, ResourceType.USER, attributes, 1, Instant.EPOCH, Instant.EPOCH, true, observed);
        return new StoredResource(id, ResourceType.USER, 1, confirmed, observed, null);
    }

    static StoredResource departed(ResourceId id, RamUser lastSeen) {
        return new StoredResource(id, ResourceType.USER, 2, null, new ObservedUser(lastSeen, Set.of()), null);
    }
}
