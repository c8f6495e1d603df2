package ramscim.core.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import ramscim.core.directory.RamTraffic;
import ramscim.core.refusal.ProvisioningException;

/**
 * Turns changes away, before anything is done for them, that could not be carried out while their caller waits. Leavers are never asked for: they
 * are accepted whatever the weather.
 *
 * <p>Those who are turned away are told different times to come back, one after the other as RAM can take them; so they do not all come
 * back at once.
 */
public final class Admission {
    /** Callers who wait hold a thread of the server each, and reads need some too. */
    private static final int MOST_WAITING = 150;

    /** The part of the budget that may go by in waiting; RAM's answer needs the rest. */
    private static final double WAITING_SHARE = 0.8;

    private static final Duration LONGEST_WAY_OFF = Duration.ofMinutes(1);

    private final RamTraffic traffic;
    private final IntSupplier ahead;
    private final Duration bearable;
    private final Clock clock;
    private Instant lastReturn = Instant.MIN;

    /** @param ahead how many changes have to be carried out before one that comes now */
    public Admission(RamTraffic traffic, IntSupplier ahead, Duration budget, Clock clock) {
        this.traffic = traffic;
        this.ahead = ahead;
        this.bearable = Duration.ofMillis((long) (budget.toMillis() * WAITING_SHARE));
        this.clock = clock;
    }

    /** @throws ProvisioningException {@code OUTAGE, BUSY} if there is no point in beginning */
    public void admit() {
        Duration outage = traffic.outage();
        if (!outage.isZero()) {
            throw ProvisioningException.outage(
                    "Alibaba Cloud RAM does not answer at the moment; nothing was done.", outage);
        }
        int before = ahead.getAsInt();
        Duration wait = traffic.timeFor(before + 1);
        if (before >= MOST_WAITING || wait.compareTo(bearable) > 0) {
            throw ProvisioningException.busy(
                    "More changes are waiting than Alibaba Cloud RAM takes in time; nothing was done.",
                    comeBack(wait.minus(bearable)));
        }
    }

    /** @param excess how much too long the wait would be now */
    private synchronized Duration comeBack(Duration excess) {
        Instant now = clock.instant();
        Instant earliest = now.plus(excess.isNegative() ? Duration.ZERO : excess);
        Instant latest = now.plus(LONGEST_WAY_OFF);
        Instant next = lastReturn.plus(traffic.timeFor(1));
        lastReturn = next.isBefore(earliest) ? earliest : next.isAfter(latest) ? latest : next;
        return Duration.between(now, lastReturn);
    }
}
