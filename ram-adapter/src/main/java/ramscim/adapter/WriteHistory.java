package ramscim.adapter;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** What the failed attempts of one write leave open. */
final class WriteHistory {
    private boolean failed;
    private @Nullable RamException ambiguous;

    <T> T noting(Supplier<T> call) {
        try {
            return call.get();
        } catch (RamException e) {
            note(e);
            throw e;
        }
    }

    void note(RamException failure) {
        failed = true;
        if (failure.reason() == Reason.AMBIGUOUS) {
            ambiguous = failure;
        }
    }

    boolean hasFailed() {
        return failed;
    }

    /** Whether an attempt may have had its effect although it failed. */
    boolean isAmbiguous() {
        return ambiguous != null;
    }

    /** What to say at the end: if an attempt was ambiguous and the last one does not clear that up, so is the whole write. */
    RamException outcome(RamException last) {
        return Failures.leavesOpen(last) ? ambiguousOr(last) : last;
    }

    RamException ambiguousOr(RamException other) {
        return Objects.requireNonNullElse(ambiguous, other);
    }
}
