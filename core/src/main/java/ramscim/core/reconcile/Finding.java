package ramscim.core.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.plan.ObservedUser;
import ramscim.core.provisioning.ConfirmedResource;
import ramscim.core.provisioning.StoredResource;
import ramscim.core.resource.ResourceId;

/**
 * What a reconcile found out about one user.
 *
 * @param name the logon name, or the userName if RAM has no such user
 * @param owner the SCIM id of the resource, or the one that a tag names and that is not known here; null without either
 * @param ramUser RAM's key, if it is known
 * @param provisionType what RAM says of where the user comes from
 * @param differences of one that was changed outside
 * @param whereabouts of one that is missing
 * @param repairing whether it is being put right
 */
public record Finding(
        Drift drift,
        String name,
        @Nullable String owner,
        @Nullable UserId ramUser,
        @Nullable String provisionType,
        List<Difference> differences,
        @Nullable Whereabouts whereabouts,
        boolean repairing) {
    public Finding {
        differences = List.copyOf(differences);
    }

    static Finding ofBoth(Drift drift, StoredResource resource, RamUser user, List<Difference> differences) {
        return new Finding(
                drift,
                user.userPrincipalName(),
                resource.id().toString(),
                user.id(),
                user.provisionType(),
                differences,
                null,
                false);
    }

    static Finding ofStoreOnly(Drift drift, StoredResource resource, @Nullable Whereabouts whereabouts) {
        ObservedUser seen = resource.observed() instanceof ObservedUser user ? user : null;
        return new Finding(
                drift,
                nameOf(resource, seen),
                resource.id().toString(),
                seen == null ? null : seen.user().id(),
                null,
                List.of(),
                whereabouts,
                false);
    }

    static Finding ofRamOnly(RamUser user) {
        String owner = user.tags().get(OwnershipTags.ID);
        return new Finding(
                owner == null ? Drift.UNMANAGED : Drift.ORPHANED,
                user.userPrincipalName(),
                owner,
                user.id(),
                user.provisionType(),
                List.of(),
                null,
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
        return new Finding(drift, name, owner, ramUser, provisionType, differences, whereabouts, true);
    }

    /** The resource that it is about; null if the store has none. */
    @Nullable ResourceId resource() {
        return owner == null || drift == Drift.ORPHANED ? null : ResourceId.parse(owner);
    }
}
