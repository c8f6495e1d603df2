package ramscim.adapter;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/**
 * One creation and its repetitions.
 *
 * <p>RAM has no idempotency token. When the answer got lost, and when a repeated attempt is told that the name is taken, what has the name is
 * read back, and its marks of ownership tell whether the bridge made it.
 */
final class Creation<T> {
    private final RamCall.Creation<T> call;
    private final Supplier<T> create;
    private final RamDirectory reads;
    private final WriteHistory history;
    private final Instant begun;

    /** @param reads answers what has the wanted name now */
    Creation(RamCall.Creation<T> call, Supplier<T> create, RamDirectory reads, WriteHistory history, Clock clock) {
        this.call = call;
        this.create = create;
        this.reads = reads;
        this.history = history;
        this.begun = clock.instant();
    }

    /** One attempt. What it throws may be worth another; what it returns is settled, even if that is a failure. */
    Supplier<T> attempt() {
        try {
            return made(create.get());
        } catch (RamException e) {
            boolean doubtful =
                    e.reason() == Reason.AMBIGUOUS || (e.reason() == Reason.ALREADY_EXISTS && history.hasFailed());
            history.note(e);
            if (doubtful) {
                return readBack(e);
            }
            throw e;
        }
    }

    private Supplier<T> readBack(RamException failure) {
        Optional<T> found;
        try {
            found = reads.call(call.readBack());
        } catch (RamException e) {
            boolean hidden = e.code().equals(RamException.NOT_SEEN_YET);
            if (hidden && failure.reason() == Reason.AMBIGUOUS) {
                throw failure;
            }
            return failed(hidden ? e : history.ambiguousOr(failure));
        }
        T there = found.orElseThrow(() -> history.ambiguousOr(failure));
        return call.made(there, history.isAmbiguous() ? begun : null)
                ? made(there)
                : failed(call.taken(there).during(call.operation().action()));
    }

    private Supplier<T> made(T made) {
        return () -> made;
    }

    private Supplier<T> failed(RamException failure) {
        return () -> {
            throw failure;
        };
    }
}
