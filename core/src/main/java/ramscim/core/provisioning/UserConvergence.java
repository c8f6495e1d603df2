package ramscim.core.provisioning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.Change;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserPlanner;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * Brings one RAM user to what its resource shall be.
 *
 * <p>It trusts what was last seen as long as RAM does not contradict: a plain creation costs one call. Where RAM contradicts, or an
 * earlier attempt may have done something, it looks and plans anew.
 */
final class UserConvergence {
    /** How often RAM may turn out to be other than thought before the attempt is given up. */
    private static final int MAX_SURPRISES = 3;

    private final RamDirectory directory;
    private final UserMapping mapping;
    private final AccountDomain domain;
    private final ProvisioningStore store;

    UserConvergence(RamDirectory directory, UserMapping mapping, AccountDomain domain, ProvisioningStore store) {
        this.directory = directory;
        this.mapping = mapping;
        this.domain = domain;
        this.store = store;
    }

    /** Checks attributes by every rule that can be checked without RAM, and tells the name that makes them unique. */
    String nameKey(ResourceId id, ScimAttributes attributes) {
        return mapping.desiredUser(id, attributes, domain.knownOrLongest())
                .profile()
                .userPrincipalName()
                .key();
    }

    /**
     * Carries an intent out.
     *
     * @param trusted whether nothing can have changed in RAM since {@code resource.observed()}
     * @return the RAM user as it is now; null if it is gone
     */
    @Nullable ObservedUser converge(StoredResource resource, Intent intent, boolean trusted) {
        DesiredUser desired =
                intent.desired() == null ? null : mapping.desiredUser(resource.id(), intent.desired(), domain.get());
        ObservedUser observed = trusted ? resource.observed() : look(resource, desired);
        for (int surprises = 0; ; surprises++) {
            try {
                return apply(resource.id(), UserPlanner.plan(observed, desired), observed);
            } catch (RamException e) {
                if (surprises == MAX_SURPRISES || !isSurprise(e, observed)) {
                    throw e;
                }
                ObservedUser seen = look(resource, desired);
                if (seen == null && e.reason() == Reason.ALREADY_EXISTS) {
                    throw e;
                }
                observed = seen;
            }
        }
    }

    /** The user that was to be changed is gone, or the one that was to be created is there. */
    private static boolean isSurprise(RamException e, @Nullable ObservedUser observed) {
        return e.reason() == (observed == null ? Reason.ALREADY_EXISTS : Reason.NOT_FOUND);
    }

    private @Nullable ObservedUser apply(ResourceId id, List<Change> changes, @Nullable ObservedUser before) {
        ObservedUser observed = before;
        for (int i = 0; i < changes.size(); i++) {
            observed = changes.get(i).apply(directory, observed);
            if (i < changes.size() - 1) {
                store.observe(id, observed);
            }
        }
        return observed;
    }

    /** Looks the resource's own user up: by RAM's key if it is known, else by name, and then only with the resource's tag on it. */
    private @Nullable ObservedUser look(StoredResource resource, @Nullable DesiredUser desired) {
        ObservedUser last = resource.observed();
        if (last != null) {
            RamUser user = directory.findUser(last.user().id());
            if (user != null) {
                return new ObservedUser(user, last.managedTagKeys());
            }
        }
        UserPrincipalName name =
                desired == null ? confirmedName(resource) : desired.profile().userPrincipalName();
        RamUser user = name == null ? null : directory.findUser(name);
        if (user == null || !resource.id().toString().equals(user.tags().get(OwnershipTags.ID))) {
            return null;
        }
        return new ObservedUser(user, user.tags().keySet());
    }

    private @Nullable UserPrincipalName confirmedName(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        return confirmed == null ? null : mapping.userPrincipalName(confirmed.attributes(), domain.get());
    }
}
