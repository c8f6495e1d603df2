package ramscim.server.security;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The tokens as they are, so that each request need not read them.
 *
 * <p>Only where no other process can change them; elsewhere one that was revoked there would be let in here.
 */
final class CurrentTokens<T> {
    private final boolean alone;
    private final Supplier<List<T>> database;
    private @Nullable List<T> known;
    private long changes;

    CurrentTokens(boolean alone, Supplier<List<T>> database) {
        this.alone = alone;
        this.database = database;
    }

    List<T> all() {
        long before;
        synchronized (this) {
            if (known != null) {
                return known;
            }
            before = changes;
        }
        List<T> read = List.copyOf(database.get());
        synchronized (this) {
            if (alone && before == changes) {
                known = read;
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
