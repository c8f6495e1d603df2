package ramscim.server.admission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;
import ramscim.scim.endpoint.BodyException;
import ramscim.scim.endpoint.BodyException.Reason;

/** How many bodies may be waited for at once, and how much of them may be in memory. */
final class BodyBudget {
    /** A burst of honest requests has come by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Semaphore readers;
    private final Semaphore bytes;

    BodyBudget(int readers, DataSize inFlight) {
        this.readers = new Semaphore(readers);
        this.bytes = new Semaphore((int) Math.min(Integer.MAX_VALUE, inFlight.toBytes()));
    }

    void beginReading() {
        boolean begun = false;
        try {
            begun = readers.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!begun) {
            throw new BodyException(Reason.TOO_MANY);
        }
    }

    void endReading() {
        readers.release();
    }

    void take(int count) {
        if (!bytes.tryAcquire(count)) {
            throw new BodyException(Reason.TOO_MANY);
        }
    }

    void giveBack(int count) {
        bytes.release(count);
    }
}
