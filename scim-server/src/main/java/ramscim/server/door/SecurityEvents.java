package ramscim.server.door;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Leaves a trace of whatever happens at the doors: in the record of changes, in the log and in the metrics.
 *
 * <p>Who cannot be written down is let in all the same: the dashboard has to say what is wrong with the database.
 */
public class SecurityEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);

    private final SecurityTrail trail;
    private final SecurityLog log;
    private final RefusedCallers refused;
    private final Clock clock;

    /** Apart, so that no number of strangers keeps anybody known from being named. */
    private final Tally strangers = new Tally();

    private final Tally known = new Tally();

    public SecurityEvents(SecurityTrail trail, SecurityLog log, RefusedCallers refused, Clock clock) {
        this.trail = trail;
        this.log = log;
        this.refused = refused;
        this.clock = clock;
    }

    public void tell(SecurityEvent event) {
        log.count(event.kind());
        SecurityEvent now = event.kind().isCounted()
                ? (event.caller().isKnown() ? known : strangers).add(event, clock.instant())
                : event;
        if (now != null) {
            write(now);
        }
    }

    /** The same of what a caller does themselves, and no page of somebody else makes their browser do. */
    public void tellOfRefusal(SecurityEvent event) {
        tell(event);
        refused.add(event);
    }

    /** In one transaction with what the event tells of, so that neither is without the other. */
    public void tellWithin(SecurityEvent event) {
        trail.record(event);
        log.tell(event);
    }

    private void write(SecurityEvent event) {
        log.write(event);
        try {
            trail.record(event);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("What the line before says is not in the record, for the database fails: {}", e.getMessage());
        }
    }

    @Scheduled(fixedDelay = 5_000)
    void writeCounted() {
        write(false);
    }

    /** Writes down what was counted so far, without waiting for the end of its time. */
    public void writeAll() {
        write(true);
    }

    private void write(boolean all) {
        for (Tally tally : List.of(strangers, known)) {
            tally.take(clock.instant(), all).forEach(this::write);
        }
    }
}
