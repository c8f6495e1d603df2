package ramscim.server.traffic;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Watches the timers of calls to RAM: hands what has been added to {@link Traffic}, and knows the rate of the last
 * minute.
 */
public final class RamCalls {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final MeterRegistry meters;
    private final Traffic traffic;
    private final Clock clock;
    private final Map<Timer, Long> counted = new HashMap<>();
    private final Map<Timer, Double> timed = new HashMap<>();
    private final Deque<Sample> samples = new ArrayDeque<>();

    RamCalls(MeterRegistry meters, Traffic traffic, Clock clock) {
        this.meters = meters;
        this.traffic = traffic;
        this.clock = clock;
    }

    private record Sample(Instant at, Map<String, Long> byClass) {}

    @Scheduled(fixedDelay = 2000)
    synchronized void sample() {
        Map<String, Long> byClass = new HashMap<>();
        for (Timer timer : meters.find("ram.calls").timers()) {
            long count = timer.count();
            byClass.merge(tag(timer, "class"), count, Long::sum);
            long added = count - counted.getOrDefault(timer, 0L);
            if (added > 0) {
                add(timer, added);
                counted.put(timer, count);
            }
        }
        Instant now = clock.instant();
        samples.addLast(new Sample(now, byClass));
        while (samples.getFirst().at().isBefore(now.minus(WINDOW))) {
            samples.removeFirst();
        }
    }

    /** All that came since the last time get their mean latency: they lie seconds apart at most. */
    private void add(Timer timer, long added) {
        double total = timer.totalTime(TimeUnit.MILLISECONDS);
        double mean = (total - timed.getOrDefault(timer, 0.0)) / added;
        timed.put(timer, total);
        traffic.count(TrafficSource.RAM, tag(timer, "outcome"), Duration.ofMillis(Math.round(mean)), added);
    }

    private static String tag(Timer timer, String name) {
        return Objects.requireNonNullElse(timer.getId().getTag(name), "unknown");
    }

    /** Calls of a class in a second, on average of the last minute. */
    public synchronized double rate(String apiClass) {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        long calls = last.byClass().getOrDefault(apiClass, 0L) - first.byClass().getOrDefault(apiClass, 0L);
        return 1000.0
                * calls
                / Math.max(1, Duration.between(first.at(), last.at()).toMillis());
    }
}
