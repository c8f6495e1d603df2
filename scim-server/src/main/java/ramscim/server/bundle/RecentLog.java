package ramscim.server.bundle;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** The last hour of the log, in memory and without what a line was filled with. */
final class RecentLog extends AppenderBase<ILoggingEvent> {
    private static final Duration KEPT = Duration.ofHours(1);

    /** About two megabytes; what is more in an hour pushes out the oldest. */
    private static final int MOST = 10_000;

    private final Deque<Line> lines = new ArrayDeque<>();
    private final Clock clock;

    RecentLog(Clock clock) {
        this.clock = clock;
    }

    private record Line(Instant at, String text) {}

    @Override
    protected void append(ILoggingEvent event) {
        String text = LogLine.of(event);
        synchronized (lines) {
            lines.addLast(new Line(event.getInstant(), text));
            while (lines.size() > MOST || isOld(lines.getFirst())) {
                lines.removeFirst();
            }
        }
    }

    private boolean isOld(Line line) {
        return line.at().isBefore(clock.instant().minus(KEPT)) && lines.size() > 1;
    }

    String text() {
        Instant oldest = clock.instant().minus(KEPT);
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> !line.at().isBefore(oldest))
                    .map(Line::text)
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }
}
