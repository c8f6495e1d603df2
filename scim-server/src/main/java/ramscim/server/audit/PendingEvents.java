package ramscim.server.audit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The events of a transaction that is under way; work that is taken back to a savepoint takes its events along. */
final class PendingEvents implements TransactionSynchronization {
    private final AuditTrail trail;
    private final List<AuditEvent> events = new ArrayList<>();
    private final Map<Object, Integer> savepoints = new IdentityHashMap<>();

    PendingEvents(AuditTrail trail) {
        this.trail = trail;
    }

    void add(AuditEvent event) {
        events.add(event);
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, events.size());
    }

    /** One that is not known is older than the first event. */
    @Override
    public void savepointRollback(Object savepoint) {
        events.subList(savepoints.getOrDefault(savepoint, 0), events.size()).clear();
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (!events.isEmpty()) {
            trail.write(events);
        }
    }

    @Override
    public void afterCommit() {
        trail.committed(events);
    }

    @Override
    public void beforeCompletion() {
        TransactionSynchronizationManager.unbindResource(trail);
    }
}
