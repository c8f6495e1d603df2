package ramscim.core.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/**
 * What a reconcile found out about one user or group.
 *
 * @param name in RAM, or in SCIM if RAM has no such user or group
 * @param owner the SCIM id of the resource, or the one that a mark names and that is not known here; null without either
 * @param bridge the name of the bridge that the marks in RAM name; null if they name none
 * @param ramId RAM's key, if it is known
 * @param provisionType what RAM says of where a user comes from
 * @param differences of one that was changed outside, or can get in while it is disabled
 * @param repairing whether it is being put right
 */
public record Finding(
        ResourceType type,
        Drift drift,
        String name,
        @Nullable String owner,
        @Nullable String bridge,
        @Nullable String ramId,
        @Nullable String provisionType,
        List<Difference> differences,
        boolean repairing) {
    public Finding {
        differences = List.copyOf(differences);
    }

    static Finding ofBoth(Drift drift, StoredResource resource, RamUser user, List<Difference> differences) {
        return of(drift, user, resource.id().toString(), differences);
    }

    static Finding ofStoreOnly(Drift drift, StoredResource resource) {
        ObservedUser seen = resource.observed() instanceof ObservedUser user ? user : null;
        return new Finding(
                ResourceType.USER,
                drift,
                nameOf(resource, seen),
                resource.id().toString(),
                null,
                seen == null ? null : seen.user().id().value(),
                null,
                List.of(),
                false);
    }

    static Finding ofRamOnly(RamUser user) {
        String owner = user.tags().get(OwnershipTags.ID);
        boolean marked = owner != null || user.tags().containsKey(OwnershipTags.OWNER);
        return of(marked ? Drift.ORPHANED : Drift.UNMANAGED, user, owner, List.of());
    }

    private static Finding of(Drift drift, RamUser user, @Nullable String owner, List<Difference> differences) {
        return new Finding(
                ResourceType.USER,
                drift,
                user.userPrincipalName(),
                owner,
                user.tags().get(OwnershipTags.OWNER),
                user.id().value(),
                user.provisionType(),
                differences,
                false);
    }

    private static String nameOf(StoredResource resource, @Nullable ObservedUser seen) {
        ConfirmedResource confirmed = resource.confirmed();
        String userName = confirmed == null ? null : confirmed.attributes().text("userName");
        if (seen != null) {
            return seen.user().userPrincipalName();
        }
        return userName == null ? resource.id().toString() : userName;
    }

    Finding beingRepaired() {
        return new Finding(type, drift, name, owner, bridge, ramId, provisionType, differences, true);
    }

    Finding accessible(List<Difference> open) {
        return new Finding(
                type, Drift.ACCESS_WHILE_DISABLED, name, owner, bridge, ramId, provisionType, open, repairing);
    }

    /** The resource that it is about; null if the store has none. */
    public @Nullable ResourceId resource() {
        return owner == null || drift == Drift.ORPHANED || drift == Drift.UNMANAGED ? null : ResourceId.parse(owner);
    }
}
