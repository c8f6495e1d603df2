package ramscim.adapter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/**
 * One creation and its repetitions.
 *
 * <p>RAM has no idempotency token. When the answer got lost, and when a repeated attempt is told that the name is taken, what has the name is
 * read back, and its marks of ownership tell whether the bridge made it.
 */
abstract class Creation<T> {
    private final Supplier<T> create;
    private final Supplier<@Nullable T> find;
    private final WriteHistory history;

    /** @param find what has the wanted name now, or null */
    Creation(Supplier<T> create, Supplier<@Nullable T> find, WriteHistory history) {
        this.create = create;
        this.find = find;
        this.history = history;
    }

    abstract boolean isOurs(T found);

    abstract RamException taken(T found);

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
        T found;
        try {
            found = find.get();
        } catch (RamException e) {
            return failed(history.ambiguousOr(failure));
        }
        if (found == null) {
            throw history.ambiguousOr(failure);
        }
        return isOurs(found) ? made(found) : failed(sameCall(failure, taken(found)));
    }

    private static RamException sameCall(RamException failure, RamException other) {
        String operation = failure.operation();
        return operation == null ? other : other.during(operation);
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
