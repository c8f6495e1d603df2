package ramscim.server.security;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The tokens as they are, so that each request need not read them.
 *
 * <p>Not among replicas, where one that was revoked at another would be let in here. The command that changes tokens in
 * the database beside a running bridge is heard after a second.
 */
final class CurrentTokens<T> {
    private static final long BELIEVED_NANOS = Duration.ofSeconds(1).toNanos();

    private final boolean alone;
    private final LongSupplier nanoTime;
    private final Supplier<List<T>> database;
    private @Nullable List<T> known;
    private long readAt;
    private long changes;

    /** @param nanoTime as {@link System#nanoTime} */
    CurrentTokens(boolean alone, LongSupplier nanoTime, Supplier<List<T>> database) {
        this.alone = alone;
        this.nanoTime = nanoTime;
        this.database = database;
    }

    List<T> all() {
        long before;
        long now = nanoTime.getAsLong();
        synchronized (this) {
            if (known != null && now - readAt < BELIEVED_NANOS) {
                return known;
            }
            before = changes;
        }
        List<T> read = List.copyOf(database.get());
        synchronized (this) {
            if (alone && before == changes) {
                known = read;
                readAt = now;
            }
        }
        return read;
    }

    /** A statement changed them; in a transaction others see it when that is over. */
    void changed() {
        forget();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forget();
                }
            });
        }
    }

    private synchronized void forget() {
        known = null;
        changes++;
    }
}
