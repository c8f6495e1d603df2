package ramscim.core.converge;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.Credentials;
import ramscim.core.access.DesiredAccess;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserAdoption;
import ramscim.core.plan.UserPlanner;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** One attempt to bring one RAM user to what it shall be, with what was last seen of it. */
final class UserAttempt {
    private final RamDirectory directory;
    private final Execution execution;
    private final ProvisioningStore store;
    private final Work work;
    private final @Nullable UserPrincipalName name;
    private final SeenUser user;
    private final UserSteps steps;
    private final UserExit exit;
    private final GivenAccess given;

    /**
     * @param directory makes the attempt's calls
     * @param name the logon name by which the user can be found if RAM's key is not known
     */
    UserAttempt(
            Convergences rules,
            RamDirectory directory,
            ProvisioningStore store,
            Work work,
            @Nullable UserPrincipalName name) {
        this.directory = directory;
        this.execution = new Execution(directory, work);
        this.store = store;
        this.work = work;
        this.name = name;
        this.user = new SeenUser(directory, store, rules.mapping().owner(), work, name);
        this.steps = new UserSteps(directory, execution, rules.quotas(), work, user);
        ScopedRights scoped = new ScopedRights(
                directory, execution, rules.access().deprovisioning().detachesScoped());
        this.exit = new UserExit(directory, execution, work, user, steps, scoped);
        this.given = new GivenAccess(directory, rules.quotas(), work);
    }

    SeenUser user() {
        return user;
    }

    UserExit exit() {
        return exit;
    }

    /**
     * The user becomes what is desired, and comes into being if it is not there; one of the same name may be adopted.
     *
     * @param adoptable whether a user of the same name that is not the resource's may become it
     */
    @Nullable ObservedUser reach(DesiredUser desired, FormerUser former, Credentials credentials, Predicate<RamUser> adoptable) {
        steps.handle(credentials);
        ObservedUser known = user.observed();
        SeenUser.requireNotTakenOver(known == null ? null : known.user());
        steps.settle(() -> adopt(desired, adoptable), seen -> {
            ObservedUser before = seen == null ? former.restored() : seen;
            if (before == null && user.denied() != null) {
                work.requireSecondLook("The RAM user that was last seen is not found");
            }
            return before == null ? UserPlanner.plan(null, desired, List.of()) : changes(before, desired);
        });
        ObservedUser arrived = user.observed();
        if (steps.isNew() && arrived != null && !desired.access().equals(DesiredAccess.NONE)) {
            store.write(new Transition.Seen(work.resource().id(), arrived));
            steps.settle(seen -> seen == null ? UserPlanner.plan(null, desired, List.of()) : changes(seen, desired));
        }
        return user.observed();
    }

    private List<RamCall<?>> changes(ObservedUser before, DesiredUser wanted) {
        DesiredUser desired = isTakenOver(before) ? wanted.with(wanted.access().withoutWaysIn()) : wanted;
        user.remember(before);
        if (!desired.isActive() && user.isLooked() && !user.isClosed()) {
            exit.closeOnce();
        }
        ObservedUser seen = user.observed();
        ObservedUser ready = seen == null ? before : seen;
        ready = given.knowingPolicies(ready, desired, steps.isNew());
        ready = given.knowingAccessKeys(ready, desired, steps.isNew());
        if (!UserPlanner.givesConsoleLogon(ready, desired)) {
            user.remember(ready);
            return UserPlanner.plan(ready, desired, List.of());
        }
        ready = given.knowingLogon(ready);
        List<RamCall<?>> plan = UserPlanner.plan(ready, desired, List.of());
        user.remember(
                ready.given().logonBegun() || !UserPlanner.givesConsoleLogon(ready, desired)
                        ? ready
                        : ready.with(ready.given().beginningLogon(work.clock().instant())));
        return plan;
    }

    /** Whoever sends the request by which a resource gets a user that was there before cannot get in with it. */
    private boolean isTakenOver(ObservedUser seen) {
        return work.resource().confirmed() == null && seen.given().kept();
    }

    /** Nothing is remembered of the namesake before its tags say whose it is: else it might be taken for a user that the bridge made. */
    private boolean adopt(DesiredUser desired, Predicate<RamUser> adoptable) {
        RamUser namesake =
                name == null ? null : directory.call(new GetUser(name)).orElse(null);
        if (namesake == null) {
            work.requireTimeToShow("RAM says that the logon name is taken, and shows nobody of that name yet");
        } else if (namesake.tags().isEmpty() && work.mayBeOfAnEarlierAttempt(namesake.createDate())) {
            work.requireTimeToShow("RAM does not show yet whose the user of that name is");
        }
        if (namesake == null || !adoptable.test(namesake)) {
            return false;
        }
        ObservedUser unowned = UserAdoption.unowned(namesake);
        ObservedUser adopted = execution.of(UserAdoption.adopt(unowned, desired), unowned, null);
        user.become(adopted);
        store.write(new Transition.Seen(work.resource().id(), adopted));
        return true;
    }

    /** The user is again nobody's. */
    void release() {
        steps.settle(seen -> seen == null ? List.of() : List.of(UserAdoption.release(seen)));
        user.become(null);
    }
}
