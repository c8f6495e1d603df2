package ramscim.core.converge;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.Credentials;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.plan.ObservedUser;

/** Carries the plans of one user out, step by step, and begins again where RAM contradicts what was thought. */
final class UserSteps {
    /** How often RAM may turn out to be other than thought before the attempt is given up. */
    private static final int MAX_SURPRISES = 3;

    private final RamDirectory directory;
    private final Execution execution;
    private final AccountQuotas quotas;
    private final Work work;
    private final SeenUser user;
    private @Nullable Credentials secrets;
    private boolean isNew;

    UserSteps(RamDirectory directory, Execution execution, AccountQuotas quotas, Work work, SeenUser user) {
        this.directory = directory;
        this.execution = execution;
        this.quotas = quotas;
        this.work = work;
        this.user = user;
    }

    /** Where the secrets of what follows come from and go to. */
    void handle(Credentials credentials) {
        secrets = credentials;
    }

    /** Whether the last thing that happened to the user is that it came into being, so that it has nothing yet. */
    boolean isNew() {
        return isNew;
    }

    @Nullable ObservedUser settle(Function<@Nullable ObservedUser, List<RamCall<?>>> planner) {
        return settle(() -> false, planner);
    }

    /**
     * Plans and carries the plan out; where RAM contradicts what was thought, looks and begins again.
     *
     * @param adoption tries to make one's own who has the name and is nobody's; tells whether that is done
     */
    @Nullable ObservedUser settle(BooleanSupplier adoption, Function<@Nullable ObservedUser, List<RamCall<?>>> planner) {
        for (int surprises = 0; ; surprises++) {
            try {
                List<RamCall<?>> rest = takeAway(planner.apply(user.observed()));
                for (int i = 0; i < rest.size() - 1; i++) {
                    user.remember(apply(rest.get(i)));
                }
                if (!rest.isEmpty()) {
                    user.become(apply(rest.get(rest.size() - 1)));
                }
                return user.observed();
            } catch (RamException e) {
                lookAgain(e, surprises);
                if (user.observed() == null && e.reason() == Reason.ALREADY_EXISTS && !adoption.getAsBoolean()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Looks what there is, because RAM contradicts what was thought.
     *
     * @param surprises how often it did before
     * @throws RamException what it said, if that is no contradiction, or one too many
     */
    void lookAgain(RamException contradiction, int surprises) {
        if (surprises == MAX_SURPRISES || !isSurprise(contradiction)) {
            throw contradiction;
        }
        user.look();
    }

    /** The user that was to be changed is gone or has another name, or the one that was to be created is there. */
    private boolean isSurprise(RamException e) {
        return e.reason() == (user.observed() == null ? Reason.ALREADY_EXISTS : Reason.NOT_FOUND);
    }

    /**
     * Makes those of the changes that take access away, each on its own.
     *
     * @return the rest, which is done in order when all of that is done
     */
    private List<RamCall<?>> takeAway(List<RamCall<?>> changes) {
        List<RamCall<?>> taking = changes.stream().takeWhile(RamCall::takesAway).toList();
        if (!taking.isEmpty()) {
            Closing closing = new Closing(directory);
            apply(taking, closing);
            closing.orThrow();
        }
        List<RamCall<?>> rest = changes.subList(taking.size(), changes.size());
        if (rest.isEmpty() || !(rest.get(0) instanceof DeleteUser)) {
            work.course().departed();
        }
        return rest;
    }

    void apply(List<RamCall<?>> taking, Closing closing) {
        for (RamCall<?> change : taking) {
            closing.tryTo(() -> user.remember(apply(change)));
        }
    }

    private @Nullable ObservedUser apply(RamCall<?> change) {
        isNew = change instanceof CreateUser;
        if (isNew) {
            quotas.requireRoomFor(AccountQuotas.Thing.USER, work.errand());
        }
        ObservedUser before = user.observed();
        try {
            return execution.of(change, before, secrets);
        } catch (RamException e) {
            if (before != null && e.reason() != Reason.AMBIGUOUS && leavesNothing(change)) {
                user.remember(before.with(before.given().withNothingBegun()));
            }
            throw e;
        }
    }

    /** Whether it is certain, once the call was refused, that what was begun is not there. */
    private static boolean leavesNothing(RamCall<?> refused) {
        return refused instanceof CreateLoginProfile || refused instanceof CreateAccessKey;
    }
}
