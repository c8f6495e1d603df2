package ramscim.server.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ramscim.server.words.Audience;
import ramscim.server.words.Times;
import ramscim.server.words.Words;

/** Points in time as whoever looks at a page says them, and as they can be compared with a log. */
@Component("ago")
public class Ago {
    private static final Words NEVER = Words.of("time.never");

    private final Clock clock;

    Ago(Clock clock) {
        this.clock = clock;
    }

    /** {@code 12 s ago}, {@code in 3 min}. */
    public String of(@Nullable Instant time) {
        return (time == null ? NEVER : Times.distance(time, clock.instant())).to(Audience.viewer());
    }

    /** On the viewer's clock. */
    public String exact(@Nullable Instant time) {
        Audience viewer = Audience.viewer();
        return time == null ? NEVER.to(viewer) : Times.exact(time, viewer);
    }

    /** On the viewer's clock, and in UTC where that is another. */
    public String title(@Nullable Instant time) {
        Audience viewer = Audience.viewer();
        return time == null ? NEVER.to(viewer) : Times.exactWithUtc(time, viewer);
    }

    /** {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 2 days}. */
    public static String words(Duration duration) {
        return Times.span(duration).english();
    }
}
