package ramscim.core.converge;

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
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.plan.Access;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.Belongings;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserAdoption;
import ramscim.core.plan.UserDeparture;
import ramscim.core.plan.UserPlanner;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** One attempt to bring one RAM user to what it shall be, with what was last seen of it. */
final class UserAttempt {
    /** How often RAM may turn out to be other than thought before the attempt is given up. */
    private static final int MAX_SURPRISES = 3;

    private final RamDirectory directory;
    private final Execution execution;
    private final AccountQuotas quotas;
    private final ProvisioningStore store;
    private final Owner owner;
    private final Work work;
    private final ResourceId id;
    private final @Nullable UserPrincipalName name;
    private @Nullable ObservedUser observed;
    private @Nullable Credentials secrets;

    /** The user that was last seen and that RAM says is not there. */
    private @Nullable ObservedUser denied;

    /** Whether the last thing that happened to the user is that it came into being, so that it has nothing yet. */
    private boolean isNew;

    /** Whether RAM was asked what it has, because anything may have happened to it. */
    private boolean looked;

    /** Whether everything that lets the user in was turned off since RAM was last asked. */
    private boolean closed;

    /** @param name the logon name by which the user can be found if RAM's key is not known */
    UserAttempt(
            RamDirectory directory,
            AccountQuotas quotas,
            ProvisioningStore store,
            Owner owner,
            Work work,
            @Nullable UserPrincipalName name) {
        this.directory = directory;
        this.execution = new Execution(directory, work);
        this.quotas = quotas;
        this.store = store;
        this.owner = owner;
        this.work = work;
        this.id = work.resource().id();
        this.name = name;
        this.observed = (ObservedUser) work.resource().observed();
    }

    @Nullable ObservedUser observed() {
        return observed;
    }

    /**
     * Everything that lets the user in is turned off, each way whatever becomes of the others; what was on of one who was not disabled before is
     * remembered first, also for whoever carries on if this process dies. All of it can be repeated.
     *
     * @throws RamException if anything was refused; all else is done then
     */
    void close() {
        if (!looked) {
            look();
        }
        despiteSurprises(() -> false, this::closeOnce);
    }

    private void closeOnce() {
        ObservedUser seen = observed == null ? denied : observed;
        if (seen == null) {
            return;
        }
        Closing closing = new Closing(directory);
        Access access = closing.access(seen);
        if (observed != null) {
            ObservedUser known = closing.isComplete() ? withoutWhatIsGone(observed, access) : observed;
            remember(UserDeparture.suspends(known) ? known.suspending(access) : known);
        }
        UserDeparture.shut(seen.name(), access)
                .forEach(change -> closing.tryTo(() -> execution.of(change, seen, null)));
        if (observed == null) {
            work.requireSecondLook("The RAM user that was last seen is not found");
            denied = null;
            return;
        }
        closing.orThrow();
        closed = true;
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
            if (before == null && denied != null) {
                work.requireSecondLook("The RAM user that was last seen is not found");
            }
            return before == null ? UserPlanner.plan(null, desired, List.of()) : changes(before, desired);
        });
        ObservedUser arrived = observed;
        if (isNew && arrived != null && !desired.access().equals(DesiredAccess.NONE)) {
            store.write(new Transition.Seen(id, arrived));
            settle(seen -> seen == null ? UserPlanner.plan(null, desired, List.of()) : changes(seen, desired));
        }
        return observed;
    }

    private List<RamCall<?>> changes(ObservedUser before, DesiredUser wanted) {
        DesiredUser desired = isTakenOver(before) ? wanted.with(wanted.access().withoutWaysIn()) : wanted;
        remember(before);
        if (!desired.isActive() && looked && !closed) {
            closeOnce();
        }
        ObservedUser ready = observed == null ? before : observed;
        ready = knowingPolicies(ready, desired);
        ready = knowingAccessKeys(ready, desired);
        if (!UserPlanner.givesConsoleLogon(ready, desired)) {
            remember(ready);
            return UserPlanner.plan(ready, desired, List.of());
        }
        ready = knowingLogon(ready);
        List<RamCall<?>> plan = UserPlanner.plan(ready, desired, List.of());
        remember(
                ready.given().logonBegun() || !UserPlanner.givesConsoleLogon(ready, desired)
                        ? ready
                        : ready.with(ready.given().beginningLogon(work.clock().instant())));
        return plan;
    }

    /** Whoever sends the request by which a resource gets a user that was there before cannot get in with it. */
    private boolean isTakenOver(ObservedUser user) {
        return work.resource().confirmed() == null && user.given().kept();
    }

    /** What became of a login profile that an earlier attempt began to make; what is there and cannot be that is somebody else's. */
    private ObservedUser knowingLogon(ObservedUser before) {
        if (!before.given().logonBegun()) {
            return before;
        }
        LoginProfile there = directory.call(new GetLoginProfile(before.name())).orElse(null);
        if (there == null) {
            return before.with(before.given().withNothingBegun());
        }
        return before.given().mayHaveMade(there.updateDate())
                ? before
                : before.with(before.given().withFoundLogon());
    }

    /** With which of the desired policies are there already; those that somebody else attached stay that one's. */
    private ObservedUser knowingPolicies(ObservedUser before, DesiredUser desired) {
        Attachments known = before.given().policies();
        Set<PolicyName> unknown = known.unknown(desired.access().policies());
        if (unknown.isEmpty()) {
            return before;
        }
        List<PolicyName> attached = isNew ? List.of() : directory.call(new ListPoliciesForUser(before.name()));
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
        List<AccessKey> keys = isNew ? List.of() : directory.call(new ListAccessKeys(before.name()));
        Set<AccessKeyId> staying = keys.stream()
                .filter(key -> known == null || !isLeftOver(key, known, before))
                .map(AccessKey::id)
                .collect(Collectors.toSet());
        keys.stream()
                .map(AccessKey::id)
                .filter(key -> !staying.contains(key))
                .forEach(key -> directory.call(new DeleteAccessKey(before.name(), key)));
        quotas.requireRoomForAccessKey(staying.size());
        return before.with(
                before.given().beginningAccessKey(staying, work.clock().instant()));
    }

    /** Made by an attempt whose answer got lost: it came since then, and at that time. Anything else somebody else made. */
    private static boolean isLeftOver(AccessKey key, Set<AccessKeyId> known, ObservedUser user) {
        return !known.contains(key.id()) && user.given().mayHaveMade(key.createDate());
    }

    /** The user stays, but nobody gets in with it. */
    @Nullable ObservedUser disable() {
        close();
        return settle(seen -> seen == null ? List.of() : UserDeparture.disable(seen, knownGroups()));
    }

    /**
     * The user ceases. It is not asked what it has unless RAM says that it has something besides what is known. Where RAM does not delete it, whatever
     * the reason, nobody gets in with it meanwhile.
     */
    void delete() {
        if (!looked) {
            look();
        }
        try {
            if (observed == null) {
                deleteUnseen();
            } else if (observed.hasAccess()) {
                deleteWithAllBelongings();
            } else {
                settle(seen -> deletion(seen, Belongings.onlyGroups(knownGroups())));
                requireGone();
            }
        } catch (RamException e) {
            deleteInSpiteOf(e);
        }
    }

    private void deleteInSpiteOf(RamException refusal) {
        if (observed == null) {
            throw refusal;
        }
        if (refusal.reason() == Reason.CONFLICT) {
            deleteWithAllBelongings();
            return;
        }
        if (!closed) {
            new Closing(directory).tryTo(this::close);
        }
        throw refusal;
    }

    /** RAM says that it is not there: the call is made all the same, because what it says may be old. */
    private void deleteUnseen() {
        ObservedUser last = denied;
        if (last == null) {
            return;
        }
        try {
            directory.call(new DeleteUser(last.user().id()));
            denied = null;
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                observed = last;
                throw e;
            }
            requireGone();
        }
    }

    /** Gone is believed of one that RAM's recycle bin has, or that is still not there at a second look. */
    private void requireGone() {
        ObservedUser last = denied;
        if (last != null && !isRecycled(last)) {
            work.requireSecondLook("The RAM user is said not to exist");
        }
        denied = null;
    }

    private boolean isRecycled(ObservedUser user) {
        try {
            return directory.call(new GetUserInRecycleBin(user.user().id())).isPresent();
        } catch (RamException e) {
            return false;
        }
    }

    private void deleteWithAllBelongings() {
        new Closing(directory).tryTo(this::close);
        settle(seen -> {
            if (seen == null) {
                return List.of();
            }
            Closing closing = new Closing(directory);
            Belongings all = belongings(seen, closing);
            apply(takingAway(seen, all), closing);
            closing.orThrow();
            return deletion(observed, Belongings.NONE);
        });
        requireGone();
    }

    private Belongings belongings(ObservedUser seen, Closing closing) {
        return new Belongings(
                closing.access(seen),
                closing.<@Nullable MfaDevice>tried(
                        () -> directory.call(new GetUserMfaInfo(seen.name())).orElse(null), null),
                closing.tried(() -> directory.call(new ListPoliciesForUser(seen.name())), List.of()),
                closing.tried(
                        () -> directory.call(new ListGroupsForUser(seen.name())).stream()
                                .map(group -> new GroupName(group.name()))
                                .toList(),
                        knownGroups()));
    }

    private static List<RamCall<?>> takingAway(ObservedUser seen, Belongings all) {
        return UserDeparture.delete(seen, all).stream()
                .filter(RamCall::takesAway)
                .toList();
    }

    private static List<RamCall<?>> deletion(@Nullable ObservedUser seen, Belongings belongings) {
        return seen == null ? List.of() : UserDeparture.delete(seen, belongings);
    }

    private @Nullable ObservedUser settle(Function<@Nullable ObservedUser, List<RamCall<?>>> planner) {
        return settle(() -> false, planner);
    }

    /**
     * Plans and carries the plan out; where RAM contradicts what was thought, looks and begins again.
     *
     * @param adoption tries to make one's own who has the name and is nobody's; tells whether that is done
     */
    private @Nullable ObservedUser settle(
            BooleanSupplier adoption, Function<@Nullable ObservedUser, List<RamCall<?>>> planner) {
        despiteSurprises(adoption, () -> apply(planner.apply(observed)));
        return observed;
    }

    private void despiteSurprises(BooleanSupplier adoption, Runnable step) {
        for (int surprises = 0; ; surprises++) {
            try {
                step.run();
                return;
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
        RamUser namesake =
                name == null ? null : directory.call(new GetUser(name)).orElse(null);
        if (namesake == null || !adoptable.test(namesake)) {
            return false;
        }
        ObservedUser unowned = UserAdoption.unowned(namesake);
        observed = execution.of(UserAdoption.adopt(unowned, desired), unowned, null);
        store.write(new Transition.Seen(id, observed));
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

    /** First what takes access away, each on its own; when all of it is done, the rest in order. */
    private void apply(List<RamCall<?>> changes) {
        List<RamCall<?>> taking = changes.stream().takeWhile(RamCall::takesAway).toList();
        if (!taking.isEmpty()) {
            Closing closing = new Closing(directory);
            apply(taking, closing);
            closing.orThrow();
        }
        List<RamCall<?>> rest = changes.subList(taking.size(), changes.size());
        if (rest.isEmpty() || !(rest.get(0) instanceof DeleteUser)) {
            work.departed().run();
        }
        for (int i = 0; i < rest.size(); i++) {
            ObservedUser changed = apply(rest.get(i));
            if (i < rest.size() - 1) {
                remember(changed);
            } else {
                observed = changed;
            }
        }
    }

    private void apply(List<RamCall<?>> taking, Closing closing) {
        for (RamCall<?> change : taking) {
            closing.tryTo(() -> remember(apply(change)));
        }
    }

    private @Nullable ObservedUser apply(RamCall<?> change) {
        isNew = change instanceof CreateUser;
        if (isNew) {
            quotas.requireRoomFor(AccountQuotas.Thing.USER);
        }
        return carryOut(change);
    }

    private @Nullable ObservedUser carryOut(RamCall<?> change) {
        ObservedUser before = observed;
        try {
            return execution.of(change, before, secrets);
        } catch (RamException e) {
            if (before != null && e.reason() != Reason.AMBIGUOUS && leavesNothing(change)) {
                remember(before.with(before.given().withNothingBegun()));
            }
            throw e;
        }
    }

    /** Whether it is certain, once the call was refused, that what was begun is not there. */
    private static boolean leavesNothing(RamCall<?> refused) {
        return refused instanceof CreateLoginProfile || refused instanceof CreateAccessKey;
    }

    /** Remembers, also for whoever carries on if this process dies. */
    private void remember(@Nullable ObservedUser seen) {
        if (seen == null || !seen.equals(observed)) {
            observed = seen;
            if (seen != null) {
                store.write(new Transition.Seen(id, seen));
            }
        }
    }

    /**
     * Looks the resource's own user up: by RAM's key if it is known, unless its tags say that it is another's by now; else by name, and then only
     * with the resource's tag on it.
     */
    void look() {
        looked = true;
        closed = false;
        ObservedUser last = observed == null ? denied : observed;
        RamUser user = last == null
                ? null
                : directory.call(new GetUser(last.user().id())).orElse(null);
        observed =
                last == null || user == null || changedHands(last, user) ? ownNamesake() : seenAgain(last.seenAs(user));
        denied = observed == null && last != null && user == null ? last : null;
    }

    private boolean changedHands(ObservedUser last, RamUser now) {
        return owner.changedHands(last.user().tags(), now.tags(), id.toString());
    }

    /** What is remembered to be there may be gone, and then the next plan must not stumble over it. */
    private ObservedUser seenAgain(ObservedUser seen) {
        boolean hasLogon = seen.given().consoleLogon() != null;
        if (isLeaving() || (!hasLogon && !seen.hasSuspendedAccess())) {
            return seen;
        }
        return withoutWhatIsGone(seen, LiveAccess.of(directory, seen.name()));
    }

    private static ObservedUser withoutWhatIsGone(ObservedUser seen, Access access) {
        ObservedUser existing = seen.withoutWhatIsGone(access);
        boolean hadLogon = seen.given().consoleLogon() != null;
        return hadLogon && access.loginProfile() == null ? existing.withoutConsoleLogon() : existing;
    }

    /** One who is on the way out is asked for what it has when it is turned off. */
    private boolean isLeaving() {
        return work.intent().desired() == null || !work.intent().desired().isActive();
    }

    private @Nullable ObservedUser ownNamesake() {
        RamUser user = name == null ? null : directory.call(new GetUser(name)).orElse(null);
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
