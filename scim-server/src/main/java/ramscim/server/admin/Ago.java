package ramscim.server.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Points in time as people say them, and as they can be compared with a log. */
@Component("ago")
public class Ago {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    Ago(Clock clock) {
        this.clock = clock;
    }

    /** {@code 12 s ago}, {@code in 3 min}. */
    public String of(@Nullable Instant time) {
        if (time == null) {
            return "never";
        }
        Duration since = Duration.between(time, clock.instant());
        return since.isNegative() ? "in " + words(since.negated()) : words(since) + " ago";
    }

    public String exact(@Nullable Instant time) {
        return time == null ? "never" : EXACT.format(time);
    }

    /** {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 2 days}. */
    public static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 100) {
            return seconds + " s";
        }
        if (seconds < 100 * 60) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 48 ? duration.toHours() + " h" : duration.toDays() + " days";
    }
}
