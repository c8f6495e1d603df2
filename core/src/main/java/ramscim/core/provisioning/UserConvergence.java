package ramscim.core.provisioning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserChange;
import ramscim.core.plan.UserPlanner;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** Brings a RAM user to what its resource shall be. */
final class UserConvergence implements Convergence {
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

    @Override
    public String nameKey(ResourceId id, ScimAttributes attributes) {
        DesiredUser desired = mapping.desiredUser(id, attributes, domain.knownOrLongest());
        return "user:" + desired.profile().userPrincipalName().key();
    }

    @Override
    public @Nullable Observed look(StoredResource resource, ScimAttributes attributes) {
        return look(resource, mapping.desiredUser(resource.id(), attributes, domain.get()));
    }

    @Override
    public Converged converge(StoredResource resource, Intent intent, boolean trusted) {
        DesiredUser desired =
                intent.desired() == null ? null : mapping.desiredUser(resource.id(), intent.desired(), domain.get());
        ObservedUser observed = trusted ? (ObservedUser) resource.observed() : look(resource, desired);
        return Converged.of(desired == null ? delete(resource, observed) : converge(resource, desired, observed));
    }

    private @Nullable ObservedUser converge(
            StoredResource resource, DesiredUser desired, @Nullable ObservedUser before) {
        ObservedUser observed = before;
        for (int surprises = 0; ; surprises++) {
            try {
                return apply(resource.id(), UserPlanner.plan(observed, desired, List.of()), observed);
            } catch (RamException e) {
                if (surprises == MAX_SURPRISES || !isSurprise(e, observed)) {
                    throw e;
                }
                observed = look(resource, desired);
                if (observed == null && e.reason() == Reason.ALREADY_EXISTS) {
                    throw e;
                }
            }
        }
    }

    /** A user must leave its groups first: those that are known, and if that is not enough, those that RAM tells of. */
    private @Nullable ObservedUser delete(StoredResource resource, @Nullable ObservedUser observed) {
        if (observed == null) {
            return null;
        }
        try {
            return apply(resource.id(), UserPlanner.plan(observed, null, knownGroups(resource.id())), observed);
        } catch (RamException e) {
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            List<GroupName> all =
                    directory
                            .listGroupsForUser(
                                    UserPrincipalName.parse(observed.user().userPrincipalName()))
                            .stream()
                            .map(group -> new GroupName(group.name()))
                            .toList();
            if (all.isEmpty()) {
                throw e;
            }
            return apply(resource.id(), UserPlanner.plan(observed, null, all), observed);
        }
    }

    private List<GroupName> knownGroups(ResourceId user) {
        List<GroupName> names = new ArrayList<>();
        for (ConfirmedResource group : store.groupsOf(user)) {
            if (group.observed() instanceof ObservedGroup observed) {
                names.add(new GroupName(observed.group().name()));
            }
        }
        return names;
    }

    /** The user that was to be changed is gone, or the one that was to be created is there. */
    private static boolean isSurprise(RamException e, @Nullable ObservedUser observed) {
        return e.reason() == (observed == null ? Reason.ALREADY_EXISTS : Reason.NOT_FOUND);
    }

    private @Nullable ObservedUser apply(ResourceId id, List<UserChange> changes, @Nullable ObservedUser before) {
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
        if (resource.observed() instanceof ObservedUser last) {
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
