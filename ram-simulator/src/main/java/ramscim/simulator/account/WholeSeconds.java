package ramscim.simulator.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time as the service writes it down: without fractions of a second. */
final class WholeSeconds {

    private final Clock clock;

    WholeSeconds(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
