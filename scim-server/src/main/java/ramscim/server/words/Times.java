package ramscim.server.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time and how long things take, in words. */
public final class Times {
    private static final Duration MANY_SECONDS = Duration.ofSeconds(100);
    private static final Duration MANY_MINUTES = Duration.ofMinutes(100);
    private static final Duration MANY_HOURS = Duration.ofHours(48);

    private Times() {}

    /** {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 2 days}. */
    public static Words span(Duration duration) {
        if (duration.compareTo(MANY_SECONDS) < 0) {
            return Words.of("time.seconds", duration.toSeconds());
        }
        if (duration.compareTo(MANY_MINUTES) < 0) {
            return Words.of("time.minutes", duration.toMinutes());
        }
        return duration.compareTo(MANY_HOURS) < 0
                ? Words.of("time.hours", duration.toHours())
                : Words.of("time.days", duration.toDays());
    }

    /** {@code 12 s ago}, {@code in 3 min}. */
    public static Words distance(Instant time, Instant now) {
        Duration since = Duration.between(time, now);
        return since.isNegative() ? Words.of("time.in", since.negated()) : ago(since);
    }

    /** {@code 12 s ago}. */
    public static Words ago(Duration since) {
        return Words.of("time.ago", since.isNegative() ? Duration.ZERO : since);
    }

    /** {@code 2026-03-02 16:30:00 UTC+8}, on the clock of whoever reads it. */
    public static String exact(Instant time, Audience audience) {
        ZonedDateTime local = time.atZone(audience.zone());
        String pattern = Catalogue.message("time.pattern", new Object[0], audience);
        return DateTimeFormatter.ofPattern(pattern, audience.locale()).format(local) + " " + zone(local);
    }

    private static String zone(ZonedDateTime time) {
        return time.getOffset().equals(ZoneOffset.UTC)
                ? "UTC"
                : DateTimeFormatter.ofPattern("O", Locale.ROOT).format(time).replace("GMT", "UTC");
    }

    /** The same, and in UTC where that is another: to be compared with a log. */
    public static String exactWithUtc(Instant time, Audience audience) {
        String local = exact(time, audience);
        return local.endsWith("UTC")
                ? local
                : local + " · " + exact(time, new Audience(audience.locale(), ZoneOffset.UTC));
    }
}
