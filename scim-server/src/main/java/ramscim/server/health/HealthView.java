package ramscim.server.health;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.server.finding.Level;
import ramscim.server.progress.Progress;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.traffic.TrafficCharts;
import ramscim.server.words.Words;

/**
 * What the page shows beside the verdict.
 *
 * @param backlog how far the changes that wait have come; null if they are few
 * @param limits how many of something one user or group can have
 * @param rates calls a second of the last minute, one for each class of calls
 */
record HealthView(
        HealthSnapshot snapshot,
        Verdict verdict,
        @Nullable Progress backlog,
        List<Rate> rates,
        Map<Words, Integer> limits,
        TrafficCharts charts) {
    /** What is used of what the account allows. */
    record Rate(ApiClassPulse pulse, double perSecond) {
        public int percent() {
            return pulse.perSecond() == 0 ? 0 : (int) Math.min(100, Math.round(100 * perSecond / pulse.perSecond()));
        }

        public String used() {
            return String.format(Locale.ROOT, "%.1f", perSecond);
        }

        public Level level() {
            if (pulse.isOpen()) {
                return Level.RED;
            }
            if (pulse.outage() != null || pulse.isProbing()) {
                return Level.AMBER;
            }
            return pulse.lastAnswer() == null ? Level.GREY : Level.GREEN;
        }

        public Words state() {
            return switch (pulse.state()) {
                case CLOSED, DISABLED, METRICS_ONLY -> Words.of("health.breaker-closed");
                case HALF_OPEN -> Words.of("health.breaker-half-open");
                case OPEN, FORCED_OPEN -> Words.of("health.breaker-open");
            };
        }
    }
}
