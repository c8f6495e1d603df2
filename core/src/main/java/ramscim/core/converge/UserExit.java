package ramscim.core.converge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.plan.Access;
import ramscim.core.plan.Belongings;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserDeparture;

/** The way out of a RAM user: it lets nobody in any more, or it ceases. */
final class UserExit {
    private final RamDirectory directory;
    private final Execution execution;
    private final Work work;
    private final SeenUser user;
    private final UserSteps steps;
    private final ScopedRights scoped;

    UserExit(
            RamDirectory directory,
            Execution execution,
            Work work,
            SeenUser user,
            UserSteps steps,
            ScopedRights scoped) {
        this.directory = directory;
        this.execution = execution;
        this.work = work;
        this.user = user;
        this.steps = steps;
        this.scoped = scoped;
    }

    /**
     * Everything that lets the user in is turned off, each way whatever becomes of the others; what was on of one who was not disabled before is
     * remembered first, also for whoever carries on if this process dies. All of it can be repeated.
     *
     * @throws RamException if anything was refused; all else is done then
     */
    void close() {
        user.lookOnce();
        for (int surprises = 0; ; surprises++) {
            try {
                closeOnce();
                return;
            } catch (RamException e) {
                steps.lookAgain(e, surprises);
            }
        }
    }

    void closeOnce() {
        ObservedUser seen = user.last();
        if (seen == null) {
            return;
        }
        Closing closing = new Closing(directory);
        Access access = closing.access(seen);
        ObservedUser observed = user.observed();
        if (observed != null) {
            ObservedUser known = closing.isComplete() ? SeenUser.withoutWhatIsGone(observed, access) : observed;
            user.remember(UserDeparture.suspends(known) ? known.suspending(access) : known);
        }
        for (RamCall<?> change : UserDeparture.shut(seen.name(), access)) {
            closing.tryTo(() -> execution.of(change, seen, null));
        }
        if (observed == null) {
            work.requireSecondLook("The RAM user that was last seen is not found");
            user.believe();
            return;
        }
        closing.orThrow();
        user.close();
    }

    /** The user stays, but nobody gets in with it. */
    @Nullable ObservedUser disable() {
        close();
        return steps.settle(seen -> seen == null ? List.of() : UserDeparture.disable(seen, user.knownGroups()));
    }

    /**
     * The user ceases. It is not asked what it has unless RAM says that it has something besides what is known. Where RAM does not delete it, whatever
     * the reason, nobody gets in with it meanwhile.
     */
    void delete() {
        user.lookOnce();
        try {
            ObservedUser observed = user.observed();
            if (observed == null) {
                deleteUnseen();
            } else if (observed.hasAccess()) {
                deleteWithAllBelongings();
            } else {
                steps.settle(seen -> deletion(seen, Belongings.onlyGroups(user.knownGroups())));
                requireGone();
            }
        } catch (RamException e) {
            deleteInSpiteOf(e);
        }
    }

    private void deleteInSpiteOf(RamException refusal) {
        if (user.observed() == null) {
            throw refusal;
        }
        if (refusal.reason() == Reason.CONFLICT) {
            deleteWithAllBelongings();
            return;
        }
        if (!user.isClosed()) {
            new Closing(directory).tryTo(this::close);
        }
        throw refusal;
    }

    /** RAM says that it is not there: the call is made all the same, because what it says may be old. */
    private void deleteUnseen() {
        ObservedUser last = user.denied();
        if (last == null) {
            return;
        }
        try {
            directory.call(new DeleteUser(last.user().id()));
            user.believe();
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                user.become(last);
                throw e;
            }
            requireGone();
        }
    }

    /** Gone is believed of one that RAM's recycle bin has, or that is still not there at a second look. */
    private void requireGone() {
        ObservedUser last = user.denied();
        if (last != null && !isRecycled(last)) {
            work.requireSecondLook("The RAM user is said not to exist");
        }
        user.believe();
    }

    private boolean isRecycled(ObservedUser last) {
        try {
            return directory.call(new GetUserInRecycleBin(last.user().id())).isPresent();
        } catch (RamException e) {
            return false;
        }
    }

    private void deleteWithAllBelongings() {
        new Closing(directory).tryTo(this::close);
        try {
            deleteAfterBelongings();
        } catch (RamException e) {
            ObservedUser seen = user.observed();
            if (seen == null || e.reason() != Reason.CONFLICT) {
                throw e;
            }
            scoped.clear(seen, e);
            steps.settle(still -> deletion(still, Belongings.NONE));
        }
        requireGone();
    }

    private void deleteAfterBelongings() {
        steps.settle(seen -> {
            if (seen == null) {
                return List.of();
            }
            Closing closing = new Closing(directory);
            Belongings all = belongings(seen, closing);
            steps.apply(takingAway(seen, all), closing);
            closing.orThrow();
            return deletion(user.observed(), Belongings.NONE);
        });
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
                        user.knownGroups()));
    }

    private static List<RamCall<?>> takingAway(ObservedUser seen, Belongings all) {
        return UserDeparture.delete(seen, all).stream()
                .filter(RamCall::takesAway)
                .toList();
    }

    private static List<RamCall<?>> deletion(@Nullable ObservedUser seen, Belongings belongings) {
        return seen == null ? List.of() : UserDeparture.delete(seen, belongings);
    }
}
