package ramscim.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes that become durable together.
 *
 * <p>There is one writer: SQLite knows no more, and on PostgreSQL every write lengthens the one chain of audit events,
 * whichever replica it comes from. What makes a write slow is the sync of the disk at its end. So while one transaction
 * is under way, those who come wait in line, and one of them carries out the work of all in the next transaction, each
 * behind a savepoint of its own: work that fails takes back what it did and nothing else. Work within work is one with
 * it.
 *
 * <p>Work may be done by another thread than the one that asked for it, so it must bring along what it needs of its own
 * thread's.
 */
public final class WriteTransactions {
    private static final int LARGEST_BATCH = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Write<?>> line = new ArrayList<>();
    private final TransactionTemplate transactions;
    private final Runnable beginning;
    private boolean underWay;

    /** @param beginning of each transaction: keeps other processes from writing until its end */
    public WriteTransactions(PlatformTransactionManager manager, Runnable beginning) {
        this.transactions = new TransactionTemplate(manager);
        this.beginning = beginning;
    }

    /** Work, and after its transaction what it came to. */
    private final class Write<T extends @Nullable Object> {
        private final Supplier<T> work;
        private final Condition changed = lock.newCondition();
        private @Nullable T result;
        private @Nullable Throwable failure;
        private boolean done;

        Write(Supplier<T> work) {
            this.work = work;
        }

        void carryOut() {
            result = work.get();
        }

        @SuppressWarnings("NullAway") // the work's result, which is null only where T allows it
        T outcome() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            return result;
        }
    }

    public <T extends @Nullable Object> T write(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        Write<T> write = new Write<>(work);
        List<Write<?>> batch = turn(write);
        if (!batch.isEmpty()) {
            carryOut(batch);
            handOver(batch);
        }
        return write.outcome();
    }

    public void write(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }

    int waiting() {
        lock.lock();
        try {
            return line.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the write is done, or until it is its turn to carry out the batch that is returned. */
    private List<Write<?>> turn(Write<?> write) {
        lock.lock();
        try {
            line.add(write);
            while (underWay && !write.done) {
                write.changed.awaitUninterruptibly();
            }
            return write.done ? List.of() : nextBatch(write);
        } finally {
            lock.unlock();
        }
    }

    private List<Write<?>> nextBatch(Write<?> own) {
        underWay = true;
        line.remove(own);
        List<Write<?>> others = line.subList(0, Math.min(line.size(), LARGEST_BATCH - 1));
        List<Write<?>> batch = new ArrayList<>(others);
        others.clear();
        batch.add(own);
        return batch;
    }

    private void handOver(List<Write<?>> batch) {
        lock.lock();
        try {
            underWay = false;
            for (Write<?> write : batch) {
                write.done = true;
                write.changed.signal();
            }
            if (!line.isEmpty()) {
                line.get(0).changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void carryOut(List<Write<?>> batch) {
        try {
            transactions.executeWithoutResult(status -> {
                beginning.run();
                if (batch.size() == 1) {
                    batch.get(0).carryOut();
                } else {
                    batch.forEach(write -> carryOut(write, status));
                }
            });
        } catch (RuntimeException | Error e) {
            batch.stream().filter(write -> write.failure == null).forEach(write -> write.failure = e);
        }
    }

    private static void carryOut(WriteTransactions.Write<?> write, TransactionStatus status) {
        Object savepoint = status.createSavepoint();
        try {
            write.carryOut();
        } catch (RuntimeException | Error e) {
            write.failure = e;
            status.rollbackToSavepoint(savepoint);
        }
        status.releaseSavepoint(savepoint);
    }
}
