package ramscim.adapter;

import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Done;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.UserCall.GetUser;

/**
 * Keeps a directory's calls within RAM's rate, repeats what is worth it and stops calling while RAM is down.
 *
 * <p>Most writes say what shall be and not what to add, so after a lost answer they are simply made again. Those that need more are told apart here, by
 * their {@link ramscim.core.directory.Repeatability}.
 */
final class ResilientRamDirectory implements RamDirectory {
    private final RamDirectory directory;
    private final CallGuards guards;
    private final Clock clock;

    ResilientRamDirectory(RamDirectory directory, CallGuards guards, Clock clock) {
        this.directory = directory;
        this.guards = guards;
        this.clock = clock;
    }

    @Override
    public <R> R call(RamCall<R> call) {
        WriteHistory history = new WriteHistory();
        return switch (call.operation().repeatability()) {
            case FREELY -> repeated(call, history);
            case UNTIL_GONE -> untilGone(call, history);
            case LOOKING_FOR_ITS_EFFECT -> lookingForItsEffect(call, history);
            case UNLESS_REFUSED -> unlessRefused(call, history);
            case READING_BACK -> readingBack(call, history);
            case NEVER -> unlessAmbiguous(call, history);
            case ASIDE -> directory.call(call);
        };
    }

    private <R> R repeated(RamCall<R> call, WriteHistory history) {
        return repeat(call, history, () -> history.noting(() -> once(call)));
    }

    /** What is not there after a lost answer is what the lost call deleted. */
    private <R> R untilGone(RamCall<R> call, WriteHistory history) {
        try {
            return repeated(call, history);
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous()) {
                throw e;
            }
            return call.answeredWith(Done.DONE);
        }
    }

    private <R> R lookingForItsEffect(RamCall<R> call, WriteHistory history) {
        try {
            return repeated(call, history);
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND || !history.isAmbiguous()) {
                throw e;
            }
            Object effect = effect(call, history);
            if (effect == null) {
                throw e;
            }
            return call.answeredWith(effect);
        }
    }

    /**
     * A group that is not there after a lost answer may be one that the lost call renamed; a user who is not in the bin may be one that it brought back.
     */
    private @Nullable Object effect(RamCall<?> call, WriteHistory history) {
        try {
            if (call instanceof UpdateGroup update) {
                return call(new GetGroup(update.profile().name()))
                        .filter(update::hasTakenEffectOn)
                        .orElse(null);
            }
            return call instanceof RestoreUserFromRecycleBin restoration
                            && call(new GetUser(restoration.id())).isPresent()
                    ? Done.DONE
                    : null;
        } catch (RamException e) {
            throw history.ambiguousOr(e);
        }
    }

    /** A password that is refused after a lost answer may be one that the lost call made a former one. */
    private <R> R unlessRefused(RamCall<R> call, WriteHistory history) {
        try {
            return repeated(call, history);
        } catch (RamException e) {
            boolean mayBeAFormerPassword = e.reason() == Reason.INVALID
                    && call instanceof UpdateLoginProfile update
                    && update.update().password() != null;
            throw mayBeAFormerPassword ? history.ambiguousOr(e) : e;
        }
    }

    private <R> R readingBack(RamCall<R> call, WriteHistory history) {
        if (!(call instanceof RamCall.Creation<R> creation)) {
            throw new IllegalArgumentException(call.operation() + " does not say how to read it back");
        }
        Creation<R> attempts = new Creation<>(creation, () -> once(call), this, history, clock);
        return repeat(call, history, attempts::attempt).get();
    }

    /** A key whose answer was lost may exist, with a secret that nobody has; another must not be made before that one is gone. */
    private <R> R unlessAmbiguous(RamCall<R> call, WriteHistory history) {
        return repeat(call, history, () -> settled(call)).get();
    }

    private <R> Supplier<R> settled(RamCall<R> call) {
        try {
            R made = once(call);
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

    private <R> R once(RamCall<R> call) {
        return guards.of(call.operation().apiClass()).once(() -> directory.call(call));
    }

    private <T> T repeat(RamCall<?> call, WriteHistory history, Supplier<T> attempt) {
        try {
            return guards.of(call.operation().apiClass()).repeat(attempt);
        } catch (RamException e) {
            throw history.outcome(e);
        }
    }
}
