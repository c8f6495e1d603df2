package ramscim.server.admission;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import ramscim.scim.endpoint.BodyException;
import ramscim.scim.endpoint.BodyException.Reason;

/**
 * A body of which only so much is read, within a time that begins with the first read, and within what all bodies may
 * take together.
 */
final class BoundedInput implements InputBuffer, AutoCloseable {
    private final InputBuffer whole;
    private final long limit;
    private final Duration timeout;
    private final BodyBudget budget;
    private boolean begun;
    private boolean reading;
    private boolean slow;
    private long start;
    private int taken;

    BoundedInput(InputBuffer whole, long limit, Duration timeout, BodyBudget budget) {
        this.whole = whole;
        this.limit = limit;
        this.timeout = timeout;
        this.budget = budget;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        begin();
        if (System.nanoTime() - start > timeout.toNanos()) {
            throw tooSlow();
        }
        int count = read(handler);
        if (count < 0) {
            end();
            return count;
        }
        if (taken + (long) count > limit) {
            throw new BodyException(Reason.TOO_LARGE);
        }
        budget.take(count);
        taken += count;
        return count;
    }

    private int read(ApplicationBufferHandler handler) throws IOException {
        try {
            return whole.doRead(handler);
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        }
    }

    private BodyException tooSlow() {
        slow = true;
        return new BodyException(Reason.TOO_SLOW);
    }

    /** Whether it makes no sense to wait for the rest. */
    boolean isTooSlow() {
        return slow;
    }

    private void begin() {
        if (!begun) {
            budget.beginReading();
            begun = true;
            reading = true;
            start = System.nanoTime();
        }
    }

    private void end() {
        if (reading) {
            reading = false;
            budget.endReading();
        }
    }

    @Override
    public int available() {
        return whole.available();
    }

    /** The request is answered, and nothing of its body needed any more. */
    @Override
    public void close() {
        end();
        budget.giveBack(taken);
        taken = 0;
    }
}
