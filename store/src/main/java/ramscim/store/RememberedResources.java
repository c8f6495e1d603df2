package ramscim.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.Recent;
import ramscim.core.resource.ResourceId;

/**
 * What this process read or wrote last of resources, so that it is not read and parsed again for each step of a change
 * and each look at it.
 *
 * <p>Only where no other process can write. What a transaction writes is forgotten at once and known again when it is
 * durable; what is read while one is under way may be from before, and is not kept.
 */
final class RememberedResources {
    /** A resource takes some kilobytes: an eighth of the heap, however small that is. */
    private static final long HEAP_FOR_EACH = 40_000;

    private static final int MOST = (int) Math.min(Runtime.getRuntime().maxMemory() / HEAP_FOR_EACH, 50_000);

    /** There is no telling what somebody reads now. */
    static final long CHANGING = -1;

    private final boolean alone;
    private final Map<ResourceId, StoredResource> newest = new Recent<>(MOST);
    private long ended;
    private @Nullable Writes underWay;

    /** @param alone whether no other process can write */
    RememberedResources(boolean alone) {
        this.alone = alone;
    }

    @Nullable StoredResource find(ResourceId id, Supplier<@Nullable StoredResource> database) {
        StoredResource known;
        long before;
        synchronized (newest) {
            known = newest.get(id);
            before = ended;
        }
        if (known != null) {
            return known;
        }
        StoredResource found = database.get();
        synchronized (newest) {
            if (alone && found != null && underWay == null && before == ended) {
                newest.put(id, found);
            }
        }
        return found;
    }

    /**
     * What is read of resources is the same as long as this tells the same number.
     *
     * @return {@link #CHANGING} while something is written, and where others can write
     */
    long generation() {
        synchronized (newest) {
            return alone && underWay == null ? ended : CHANGING;
        }
    }

    /** Null if the database has to be asked. */
    @Nullable StoredResource ifKnown(ResourceId id) {
        synchronized (newest) {
            return newest.get(id);
        }
    }

    /**
     * In the transaction that writes it.
     *
     * @param now what is stored of it from now on; null if that has to be read
     */
    void wrote(ResourceId id, @Nullable StoredResource now) {
        if (alone) {
            synchronized (newest) {
                newest.remove(id);
                ofTransaction().resources.put(id, now);
            }
        }
    }

    /** The transaction writes more resources than one. */
    void wroteOthersToo() {
        if (alone) {
            synchronized (newest) {
                newest.clear();
                ofTransaction().others = true;
            }
        }
    }

    private Writes ofTransaction() {
        if (underWay == null) {
            underWay = new Writes();
            TransactionSynchronizationManager.registerSynchronization(underWay);
        }
        return underWay;
    }

    /** What a transaction wrote; there is one at a time. */
    private final class Writes implements TransactionSynchronization {
        private final Map<ResourceId, @Nullable StoredResource> resources = new LinkedHashMap<>();
        private boolean others;

        /** Which of it was taken back is not known. */
        @Override
        public void savepointRollback(Object savepoint) {
            resources.replaceAll((id, now) -> null);
        }

        @Override
        public void afterCompletion(int status) {
            synchronized (newest) {
                underWay = null;
                ended++;
                if (others) {
                    newest.clear();
                } else {
                    resources.forEach((id, now) -> settle(id, status == STATUS_COMMITTED ? now : null));
                }
            }
        }

        private void settle(ResourceId id, @Nullable StoredResource now) {
            if (now == null) {
                newest.remove(id);
            } else {
                newest.put(id, now);
            }
        }
    }
}
