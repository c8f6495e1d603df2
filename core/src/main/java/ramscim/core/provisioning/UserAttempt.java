package ramscim.core.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.Credentials;
import ramscim.core.access.DesiredAccess;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.plan.Access;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.Belongings;
import ramscim.core.plan.CredentialChange;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserAdoption;
import ramscim.core.plan.UserChange;
import ramscim.core.plan.UserDeparture;
import ramscim.core.plan.UserPlanner;
import ramscim.core.resource.ResourceId;

/** One attempt to bring one RAM user to what it shall be, with what was last seen of it. */
final class UserAttempt {
    /** How often RAM may turn out to be other than thought before the attempt is given up. */
    private static final int MAX_SURPRISES = 3;

    private final RamDirectory directory;
    private final AccountQuotas quotas;
    private final ProvisioningStore store;
    private final Owner owner;
    private final ResourceId id;
    private final @Nullable UserPrincipalName name;
    private @Nullable ObservedUser observed;
    private @Nullable Credentials secrets;

    /** Whether the last thing that happened to the user is that it came into being, so that it has nothing yet. */
    private boolean isNew;

    /** Whether RAM was asked what it has, because anything may have happened to it. */
    private boolean looked;

    /**
     * @param name the logon name by which the user can be found if RAM's key is not known
     * @param observed what was last seen
     */
    UserAttempt(
            RamDirectory directory,
            AccountQuotas quotas,
            ProvisioningStore store,
            Owner owner,
            ResourceId id,
            @Nullable UserPrincipalName name,
            @Nullable ObservedUser observed) {
        this.directory = directory;
        this.quotas = quotas;
        this.store = store;
        this.owner = owner;
        this.id = id;
        this.name = name;
        this.observed = observed;
    }

    @Nullable ObservedUser observed() {
        return observed;
    }

    /**
     * The user becomes what is desired, and comes into being if it is not there; one of the same name may be adopted.
     *
     * @param adoptable whether a user of the same name that is not the resource's may become it
     */
    @Nullable ObservedUser reach(DesiredUser desired, FormerUser former, Credentials credentials, Predicate<RamUser> adoptable) {
        secrets = credentials;
        settle(() -> adopt(desired, adoptable), seen -> {
            ObservedUser before = seen == null ? former.restored() : seen;
            return before == null ? UserPlanner.plan(null, desired, List.of()) : changes(before, desired);
        });
        ObservedUser arrived = observed;
        if (isNew && arrived != null && !desired.access().equals(DesiredAccess.NONE)) {
            store.observe(id, arrived);
            settle(seen -> seen == null ? UserPlanner.plan(null, desired, List.of()) : changes(seen, desired));
        }
        return observed;
    }

    private List<UserChange> changes(ObservedUser before, DesiredUser desired) {
        ObservedUser ready = UserPlanner.disables(before, desired) ? suspending(before) : before;
        ready = knowingPolicies(ready, desired);
        ready = knowingAccessKeys(ready, desired);
        remember(
                UserPlanner.givesConsoleLogon(ready, desired)
                        ? ready.with(ready.given().beginningLogon())
                        : ready);
        List<UserChange> changes = new ArrayList<>(openedMeanwhile(before, desired));
        changes.addAll(UserPlanner.plan(ready, desired, List.of()));
        return changes;
    }

    /** What lets in a user who is, and stays, disabled. */
    private List<UserChange> openedMeanwhile(ObservedUser before, DesiredUser desired) {
        return !looked || desired.isActive() || UserPlanner.disables(before, desired)
                ? List.of()
                : UserDeparture.shut(before, Access.of(directory, before.name()));
    }

    /** With which of the desired policies are there already; those that somebody else attached stay that one's. */
    private ObservedUser knowingPolicies(ObservedUser before, DesiredUser desired) {
        Attachments known = before.given().policies();
        Set<PolicyName> unknown = known.unknown(desired.access().policies());
        if (unknown.isEmpty()) {
            return before;
        }
        List<PolicyName> attached = isNew ? List.of() : directory.listPoliciesForUser(before.name());
        List<PolicyName> staying = new ArrayList<>(attached);
        staying.removeAll(known.surplus(desired.access().policies()));
        quotas.requireRoomForPolicies(AccountQuotas.Holder.USER, staying, unknown);
        return before.with(before.given().with(known.looked(unknown, attached)));
    }

    /** With the keys that are there, and without the one of an attempt that ended before its secret was handed over. */
    private ObservedUser knowingAccessKeys(ObservedUser before, DesiredUser desired) {
        if (!UserPlanner.givesAccessKey(before, desired)) {
            return before;
        }
        Set<AccessKeyId> known = before.given().keysBefore();
        if (known == null) {
            Set<AccessKeyId> keys = isNew ? Set.of() : accessKeys(before.name());
            quotas.requireRoomForAccessKey(keys.size());
            return before.with(before.given().beginningAccessKey(keys));
        }
        for (AccessKeyId key : accessKeys(before.name())) {
            if (!known.contains(key)) {
                directory.deleteAccessKey(before.name(), key);
            }
        }
        return before;
    }

    private Set<AccessKeyId> accessKeys(UserPrincipalName user) {
        return directory.listAccessKeys(user).stream().map(AccessKey::id).collect(Collectors.toSet());
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
        if (observed != null && observed.hasAccess()) {
            deleteWithAllBelongings(null);
            return;
        }
        try {
            settle(seen -> deletion(seen, Belongings.onlyGroups(knownGroups())));
        } catch (RamException e) {
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            deleteWithAllBelongings(e);
        }
    }

    /** @param conflict that RAM says that there are some; null if it did not say so */
    private void deleteWithAllBelongings(@Nullable RamException conflict) {
        settle(seen -> {
            Belongings all = seen == null ? Belongings.NONE : Belongings.of(directory, seen.name());
            if (seen != null && conflict != null && all.areNone()) {
                throw conflict;
            }
            return deletion(seen, all);
        });
    }

    private static List<UserChange> deletion(@Nullable ObservedUser seen, Belongings belongings) {
        return seen == null ? List.of() : UserDeparture.delete(seen, belongings);
    }

    private @Nullable ObservedUser settle(Function<@Nullable ObservedUser, List<UserChange>> planner) {
        return settle(() -> false, planner);
    }

    /**
     * Plans and carries the plan out; where RAM contradicts what was thought, looks and begins again.
     *
     * @param adoption tries to make one's own who has the name and is nobody's; tells whether that is done
     */
    private @Nullable ObservedUser settle(
            BooleanSupplier adoption, Function<@Nullable ObservedUser, List<UserChange>> planner) {
        for (int surprises = 0; ; surprises++) {
            try {
                apply(planner.apply(observed));
                return observed;
            } catch (RamException e) {
                if (surprises == MAX_SURPRISES || !isSurprise(e)) {
                    throw e;
                }
                look();
                if (observed == null && e.reason() == Reason.ALREADY_EXISTS && !adoption.getAsBoolean()) {
                    throw e;
                }
            }
        }
    }

    /** Nothing is remembered of the namesake before its tags say whose it is: else it might be taken for a user that the bridge made. */
    private boolean adopt(DesiredUser desired, Predicate<RamUser> adoptable) {
        RamUser namesake = name == null ? null : directory.findUser(name);
        if (namesake == null || !adoptable.test(namesake)) {
            return false;
        }
        ObservedUser unowned = UserAdoption.unowned(namesake);
        observed = UserAdoption.adopt(unowned, desired).apply(directory, unowned);
        store.observe(id, observed);
        return true;
    }

    /** The user is again nobody's. */
    void release() {
        settle(seen -> seen == null ? List.of() : List.of(UserAdoption.release(seen)));
        observed = null;
    }

    /** The user that was to be changed is gone or has another name, or the one that was to be created is there. */
    private boolean isSurprise(RamException e) {
        return e.reason() == (observed == null ? Reason.ALREADY_EXISTS : Reason.NOT_FOUND);
    }

    private void apply(List<UserChange> changes) {
        for (int i = 0; i < changes.size(); i++) {
            observed = apply(changes.get(i));
            if (i < changes.size() - 1) {
                store.observe(id, observed);
            }
        }
    }

    private @Nullable ObservedUser apply(UserChange change) {
        isNew = change instanceof UserChange.CreateUser;
        if (isNew) {
            quotas.requireRoomFor(AccountQuotas.Thing.USER);
        }
        ObservedUser changed = carryOut(change);
        if (isNew) {
            quotas.created(AccountQuotas.Thing.USER);
        }
        return changed;
    }

    private @Nullable ObservedUser carryOut(UserChange change) {
        return change instanceof CredentialChange secret && observed != null && secrets != null
                ? secret.apply(directory, secrets, observed)
                : change.apply(directory, observed);
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

    /**
     * Looks the resource's own user up: by RAM's key if it is known, unless its tags say that it is another's by now; else by name, and then only
     * with the resource's tag on it.
     */
    void look() {
        looked = true;
        ObservedUser last = observed;
        RamUser user = last == null ? null : directory.findUser(last.user().id());
        observed =
                last == null || user == null || changedHands(last, user) ? ownNamesake() : seenAgain(last.seenAs(user));
    }

    private boolean changedHands(ObservedUser last, RamUser now) {
        return owner.changedHands(last.user().tags(), now.tags(), id.toString());
    }

    /** What is remembered to be there may be gone, and then the next plan must not stumble over it. */
    private ObservedUser seenAgain(ObservedUser seen) {
        boolean hasLogon = seen.given().consoleLogon() != null;
        if (!hasLogon && !seen.hasSuspendedAccess()) {
            return seen;
        }
        Access access = Access.of(directory, seen.name());
        ObservedUser existing = seen.withoutWhatIsGone(access);
        return hasLogon && access.loginProfile() == null ? existing.withoutConsoleLogon() : existing;
    }

    private @Nullable ObservedUser ownNamesake() {
        RamUser user = name == null ? null : directory.findUser(name);
        if (user == null
                || owner.isAnothers(user.tags(), id.toString())
                || !user.tags().containsKey(OwnershipTags.ID)) {
            return null;
        }
        ObservedUser own = new ObservedUser(user, user.tags().keySet());
        return own.isAdopted() ? UserAdoption.unowned(user) : own;
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
