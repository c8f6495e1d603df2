package ramscim.adapter;

import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Done;
import ramscim.core.directory.Errand;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.Repeatability;
import ramscim.core.directory.UserCall.GetUser;

/**
 * One call, kept within RAM's rate, repeated where that is worth it, and not made while RAM is down.
 *
 * <p>Most writes say what shall be and not what to add, so after a lost answer they are simply made again. Those that need more are told apart here, by
 * their {@link Repeatability}.
 */
final class ResilientCall<R> {
    private final RamCall<R> call;
    private final Errand errand;
    private final RamDirectory directory;
    private final RamDirectory reads;
    private final CallGuard guard;
    private final Clock clock;
    private final WriteHistory history = new WriteHistory();
    private int attempts;

    /**
     * @param directory makes each attempt
     * @param reads tells what became of an attempt whose answer was lost
     */
    ResilientCall(
            RamCall<R> call, Errand errand, RamDirectory directory, RamDirectory reads, CallGuard guard, Clock clock) {
        this.call = call;
        this.errand = errand;
        this.directory = directory;
        this.reads = reads;
        this.guard = guard;
        this.clock = clock;
    }

    R answer() {
        return switch (call.operation().repeatability()) {
            case FREELY -> repeated();
            case UNTIL_GONE -> untilGone();
            case LOOKING_FOR_ITS_EFFECT -> lookingForItsEffect();
            case UNLESS_REFUSED -> unlessRefused();
            case READING_BACK -> readingBack();
            case NEVER -> unlessAmbiguous();
            case ASIDE -> directory.call(call, errand.attempt(1));
        };
    }

    private R repeated() {
        return repeat(() -> history.noting(this::once));
    }

    /** What is not there after a lost answer is what the lost call deleted. */
    private R untilGone() {
        try {
            return repeated();
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous()) {
                throw e;
            }
            return call.answeredWith(Done.DONE);
        }
    }

    private R lookingForItsEffect() {
        try {
            return repeated();
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous()) {
                throw e;
            }
            Object effect = effect();
            if (effect == null) {
                throw e;
            }
            return call.answeredWith(effect);
        }
    }

    /**
     * A group that is not there after a lost answer may be one that the lost call renamed; a user who is not in the bin may be one that it brought back.
     */
    private @Nullable Object effect() {
        try {
            if (call instanceof UpdateGroup update) {
                return reads.call(new GetGroup(update.profile().name()))
                        .filter(update::hasTakenEffectOn)
                        .orElse(null);
            }
            return call instanceof RestoreUserFromRecycleBin restoration
                            && reads.call(new GetUser(restoration.id())).isPresent()
                    ? Done.DONE
                    : null;
        } catch (RamException e) {
            throw history.ambiguousOr(e);
        }
    }

    /** A password that is refused after a lost answer may be one that the lost call made a former one. */
    private R unlessRefused() {
        try {
            return repeated();
        } catch (RamException e) {
            boolean mayBeAFormerPassword = e.reason() == Reason.INVALID
                    && call instanceof UpdateLoginProfile update
                    && update.update().password() != null;
            throw mayBeAFormerPassword ? history.ambiguousOr(e) : e;
        }
    }

    private R readingBack() {
        if (!(call instanceof RamCall.Creation<R> creation)) {
            throw new IllegalArgumentException(call.operation() + " does not say how to read it back");
        }
        Creation<R> attempts = new Creation<>(creation, this::once, reads, history, clock);
        return repeat(attempts::attempt).get();
    }

    /** A key whose answer was lost may exist, with a secret that nobody has; another must not be made before that one is gone. */
    private R unlessAmbiguous() {
        return repeat(this::settled).get();
    }

    private Supplier<R> settled() {
        try {
            R made = once();
            return () -> made;
        } catch (RamException e) {
            if (e.reason() != Reason.AMBIGUOUS) {
                throw e;
            }
            return () -> {
                throw e;
            };
        }
    }

    private R once() {
        return guard.once(() -> directory.call(call, errand.attempt(++attempts)), errand);
    }

    private <T> T repeat(Supplier<T> attempt) {
        try {
            return guard.repeat(attempt, errand);
        } catch (RamException e) {
            throw history.outcome(e);
        }
    }
}
