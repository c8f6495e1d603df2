package ramscim.adapter;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far RAM's clock is ahead of this machine's, by the Date header of its last answer: RAM takes no call that is 15 minutes off. */
final class ServerClock {
    /** The header has whole seconds, and an answer takes a moment. */
    private static final Duration UNCERTAINTY = Duration.ofSeconds(2);

    private final Clock clock;
    private volatile @Nullable Duration ahead;

    ServerClock(Clock clock) {
        this.clock = clock;
    }

    /** @param date the header (RFC 9110 section 6.6.1); an answer without one, or with one that is no date, says nothing */
    void note(@Nullable String date) {
        if (date != null) {
            try {
                Instant server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                ahead = Duration.between(clock.instant(), server);
            } catch (DateTimeException e) {
                // nothing is known
            }
        }
    }

    /** Negative if this machine's clock is ahead; zero if the difference may be none. Empty if RAM has not said. */
    Optional<Duration> ahead() {
        return Optional.ofNullable(ahead).map(known -> known.abs().compareTo(UNCERTAINTY) <= 0 ? Duration.ZERO : known);
    }
}
