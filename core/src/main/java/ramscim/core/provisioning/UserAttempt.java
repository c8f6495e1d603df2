package ramscim.core.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.plan.Access;
import ramscim.core.plan.Belongings;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserChange;
import ramscim.core.plan.UserDeparture;
import ramscim.core.plan.UserPlanner;
import ramscim.core.resource.ResourceId;

/** One attempt to bring one RAM user to what it shall be, with what was last seen of it. */
final class UserAttempt {
    /** How often RAM may turn out to be other than thought before the attempt is given up. */
    private static final int MAX_SURPRISES = 3;

    private final RamDirectory directory;
    private final ProvisioningStore store;
    private final ResourceId id;
    private final @Nullable UserPrincipalName name;
    private @Nullable ObservedUser observed;

    /**
     * @param name the logon name by which the user can be found if RAM's key is not known
     * @param observed what was last seen
     */
    UserAttempt(
            RamDirectory directory,
            ProvisioningStore store,
            ResourceId id,
            @Nullable UserPrincipalName name,
            @Nullable ObservedUser observed) {
        this.directory = directory;
        this.store = store;
        this.id = id;
        this.name = name;
        this.observed = observed;
    }

    @Nullable ObservedUser observed() {
        return observed;
    }

    /** The user becomes what is desired, and comes into being if it is not there. */
    @Nullable ObservedUser reach(DesiredUser desired, FormerUser former) {
        return settle(seen -> {
            ObservedUser before = seen == null ? former.restored() : seen;
            if (before == null) {
                return UserPlanner.plan(null, desired, List.of());
            }
            boolean disables = UserPlanner.disables(before, desired);
            return UserPlanner.plan(remember(disables ? suspending(before) : before), desired, List.of());
        });
    }

    /** The user stays, but nobody gets in with it. */
    @Nullable ObservedUser disable() {
        return settle(seen -> {
            if (seen == null) {
                return List.of();
            }
            ObservedUser before = UserDeparture.suspends(seen) ? suspending(seen) : seen;
            return UserDeparture.disable(remember(before), knownGroups());
        });
    }

    /** The user ceases. It is not asked what it has unless RAM says that it has something besides what is known. */
    void delete() {
        try {
            settle(seen -> deletion(seen, Belongings.onlyGroups(knownGroups())));
        } catch (RamException e) {
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            deleteWithAllBelongings(e);
        }
    }

    private void deleteWithAllBelongings(RamException conflict) {
        settle(seen -> {
            Belongings all = seen == null ? Belongings.NONE : Belongings.of(directory, seen.name());
            if (seen != null && all.areNone()) {
                throw conflict;
            }
            return deletion(seen, all);
        });
    }

    private static List<UserChange> deletion(@Nullable ObservedUser seen, Belongings belongings) {
        return seen == null ? List.of() : UserDeparture.delete(seen, belongings);
    }

    /** Plans and carries the plan out; where RAM contradicts what was thought, looks and begins again. */
    private @Nullable ObservedUser settle(Function<@Nullable ObservedUser, List<UserChange>> planner) {
        for (int surprises = 0; ; surprises++) {
            try {
                apply(planner.apply(observed));
                return observed;
            } catch (RamException e) {
                if (surprises == MAX_SURPRISES || !isSurprise(e)) {
                    throw e;
                }
                look();
                if (observed == null && e.reason() == Reason.ALREADY_EXISTS) {
                    throw e;
                }
            }
        }
    }

    /** The user that was to be changed is gone or has another name, or the one that was to be created is there. */
    private boolean isSurprise(RamException e) {
        return e.reason() == (observed == null ? Reason.ALREADY_EXISTS : Reason.NOT_FOUND);
    }

    private void apply(List<UserChange> changes) {
        for (int i = 0; i < changes.size(); i++) {
            observed = changes.get(i).apply(directory, observed);
            if (i < changes.size() - 1) {
                store.observe(id, observed);
            }
        }
    }

    /** With what is on now, which will be turned off. */
    private ObservedUser suspending(ObservedUser seen) {
        return seen.suspending(Access.of(directory, seen.name()));
    }

    /** Remembers, also for whoever carries on if this process dies. */
    private ObservedUser remember(ObservedUser seen) {
        if (!seen.equals(observed)) {
            observed = seen;
            store.observe(id, seen);
        }
        return seen;
    }

    /** Looks the resource's own user up: by RAM's key if it is known, else by name, and then only with the resource's tag on it. */
    void look() {
        ObservedUser last = observed;
        RamUser user = last == null ? null : directory.findUser(last.user().id());
        observed = last == null || user == null ? ownNamesake() : seenAgain(last.seenAs(user));
    }

    /** What is remembered to be turned on again may be gone, and then the next plan must not stumble over it. */
    private ObservedUser seenAgain(ObservedUser seen) {
        return seen.hasSuspendedAccess() ? seen.withoutWhatIsGone(Access.of(directory, seen.name())) : seen;
    }

    private @Nullable ObservedUser ownNamesake() {
        RamUser user = name == null ? null : directory.findUser(name);
        if (user == null || !id.toString().equals(user.tags().get(OwnershipTags.ID))) {
            return null;
        }
        return new ObservedUser(user, user.tags().keySet());
    }

    private List<GroupName> knownGroups() {
        List<GroupName> names = new ArrayList<>();
        for (ConfirmedResource group : store.groupsOf(id)) {
            if (group.observed() instanceof ObservedGroup seen) {
                names.add(new GroupName(seen.group().name()));
            }
        }
        return names;
    }
}
