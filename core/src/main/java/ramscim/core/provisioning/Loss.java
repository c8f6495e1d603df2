package ramscim.core.provisioning;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * Somebody loses something by a change of a resource.
 *
 * @param loser the user or the group
 */
public record Loss(LossKind kind, ResourceId loser) {
    /**
     * What is lost by a change.
     *
     * @param after what the resource shall be; null: it shall cease
     * @param memberships the users who shall join or leave it
     * @param members those who are in the group now; asked for only if it shall cease
     */
    static Set<Loss> by(
            StoredResource resource,
            @Nullable ScimAttributes after,
            Map<ResourceId, Membership> memberships,
            Supplier<Set<ResourceId>> members) {
        ConfirmedResource confirmed = resource.confirmed();
        if (confirmed == null) {
            return Set.of();
        }
        return switch (resource.type()) {
            case USER ->
                losesAccess(confirmed.attributes(), after) ? Set.of(new Loss(LossKind.USER, resource.id())) : Set.of();
            case GROUP -> after == null ? ofDeletion(resource.id(), members.get()) : ofLeaving(memberships);
        };
    }

    /** Who is inactive has no access to lose, but what a deletion takes away does not come back. */
    private static boolean losesAccess(ScimAttributes before, @Nullable ScimAttributes after) {
        return after == null || (isActive(before) && !isActive(after));
    }

    private static boolean isActive(ScimAttributes user) {
        return user.get("active").asBoolean(true);
    }

    private static Set<Loss> ofDeletion(ResourceId group, Set<ResourceId> members) {
        Set<Loss> losses = new HashSet<>();
        losses.add(new Loss(LossKind.GROUP, group));
        members.forEach(member -> losses.add(new Loss(LossKind.MEMBERSHIP, member)));
        return losses;
    }

    private static Set<Loss> ofLeaving(Map<ResourceId, Membership> memberships) {
        Set<Loss> losses = new HashSet<>();
        memberships.forEach((user, membership) -> {
            if (membership == Membership.LEFT) {
                losses.add(new Loss(LossKind.MEMBERSHIP, user));
            }
        });
        return losses;
    }
}
