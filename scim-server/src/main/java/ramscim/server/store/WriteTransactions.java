package ramscim.server.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes, one at a time.
 *
 * <p>SQLite has one writer; who finds it taken polls with growing pauses. Waiting in line here costs nothing and is fair. Work within work is one
 * transaction: what it wrote is durable together, at the price of one.
 */
public final class WriteTransactions {
    private final ReentrantLock line = new ReentrantLock(true);
    private final TransactionTemplate transactions;

    public WriteTransactions(PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
    }

    @SuppressWarnings("NullAway") // execute returns what the work returns
    public <T extends @Nullable Object> T write(Supplier<T> work) {
        line.lock();
        try {
            return transactions.execute(status -> work.get());
        } finally {
            line.unlock();
        }
    }

    public void write(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }
}
