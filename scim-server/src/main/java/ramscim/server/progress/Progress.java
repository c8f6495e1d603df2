package ramscim.server.progress;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Words;

/**
 * How far work has come that goes on at about the same rate.
 *
 * @param of how much there is; 0 if that is not known yet
 */
public record Progress(Instant began, int done, int of, Instant now) {
    private static final int BAR = 20;

    @JsonProperty
    public int percent() {
        return of == 0 ? 0 : (int) Math.min(100, 100L * done / of);
    }

    @JsonProperty
    public double perSecond() {
        long millis = Duration.between(began, now).toMillis();
        return millis <= 0 ? 0 : 1000.0 * done / millis;
    }

    /** How long the rest takes; null while nobody can say. */
    public @Nullable Duration left() {
        double rate = perSecond();
        return rate <= 0 || of == 0 ? null : Duration.ofSeconds((long) Math.ceil(Math.max(0, of - done) / rate));
    }

    @JsonProperty
    @Nullable Long secondsLeft() {
        Duration left = left();
        return left == null ? null : left.toSeconds();
    }

    /** {@code 120 of 500, 24 a second, about 16 s left}. */
    public Words words() {
        if (of == 0) {
            return done == 0 ? Words.of("time.just-begun") : Words.of("time.so-far", done);
        }
        Duration left = left();
        String rate = String.format(Locale.ROOT, perSecond() >= 10 ? "%.0f" : "%.1f", perSecond());
        return left == null ? Words.of("time.done", done, of) : Words.of("time.left", done, of, rate, left);
    }

    /** The same with a bar of letters, for a terminal. */
    public String line() {
        int filled = percent() * BAR / 100;
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + words().english();
    }
}
