package ramscim.server.health;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything that the bridge knows of its own health at one moment, link by link.
 *
 * @param limits what is called late
 */
public record HealthSnapshot(
        Instant now,
        @JsonUnwrapped Callers callers,
        @JsonUnwrapped Changes changes,
        @JsonUnwrapped Upstream upstream,
        HealthProperties limits) {
    Duration since(Instant time) {
        return Duration.between(time, now);
    }

    boolean isLongerAgo(Instant time, Duration limit) {
        return since(time).compareTo(limit) > 0;
    }
}
