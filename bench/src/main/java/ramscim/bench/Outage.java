package ramscim.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** RAM goes away for a while under steady load: by answering 503, or by not answering. */
final class Outage implements Scenario {
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration DOWN = Duration.ofSeconds(60);
    private static final Duration AFTER = Duration.ofSeconds(20);

    private static final Duration BETWEEN_READS = Duration.ofMillis(20);

    /** When the breaker is certain to be open. */
    private static final Duration SETTLED = Duration.ofSeconds(12);

    private final boolean hanging;

    Outage(boolean hanging) {
        this.hanging = hanging;
    }

    @Override
    public void run(Setting.Jars jars, Load load) {
        try (Setting setting = Setting.start(jars, Map.of());
                Clients writers = new Clients(load.callers());
                Clients readers = new Clients(2, BETWEEN_READS)) {
            Bridge bridge = setting.bridge();
            setting.simulator().limitRates(100, 20, 10);
            String known = bridge.create(99_999).body().path("id").asText();
            Clients.Running writes = writers.send(Integer.MAX_VALUE, bridge::create);
            Clients.Running reads = readers.send(Integer.MAX_VALUE, number -> bridge.get(known));
            Pause.of(BEFORE);
            int threadsBefore = bridge.usage().threads();
            double down = writes.figures().seconds();
            goDown(setting.simulator());
            int threads = mostThreads(bridge, DOWN);
            boolean ready = bridge.isReady();
            String health = bridge.health();
            double up = writes.figures().seconds();
            setting.simulator().clearFaults();
            Pause.of(AFTER);
            report(writes.figures(), reads.figures(), down, up, table -> {
                table.row("threads before, most during", "%d, %d", threadsBefore, threads);
                table.row("liveness and readiness at the end of the outage", "%s", ready ? "UP" : "DOWN");
                table.row("health of RAM then", "`%s`", health);
            });
        }
    }

    private void goDown(Simulator simulator) {
        if (hanging) {
            simulator.delayAll(Duration.ofSeconds(120));
        } else {
            simulator.answerUnavailable();
        }
    }

    private static int mostThreads(Bridge bridge, Duration time) {
        int most = 0;
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            most = Math.max(most, bridge.usage().threads());
            Pause.millis(500);
        }
        return most;
    }

    private void report(Figures writes, Figures reads, double down, double up, Consumer<Table> rest) {
        List<Figures.Request> during = between(writes, down, up);
        List<Figures.Request> open = between(writes, down + SETTLED.toSeconds(), up);
        Table table = new Table();
        table.row("writes answered while down", "%d", during.size());
        table.row("longest of them", "%s", Figures.millis(Figures.percentile(during, 1)));
        table.row(
                "with the breaker open: writes, p50, p99, longest",
                "%d, %s, %s, %s",
                open.size(),
                Figures.millis(Figures.percentile(open, 0.5)),
                Figures.millis(Figures.percentile(open, 0.99)),
                Figures.millis(Figures.percentile(open, 1)));
        table.row("first success after RAM is back", "%.1f s", firstSuccess(writes, up) - up);
        table.row("successes a second from 10 s after that on", "%.1f", writes.rate(up + 10, up + AFTER.toSeconds()));
        table.row("reads p50, p99 before", "%s", reading(between(reads, 0, down)));
        table.row("reads p50, p99 during", "%s", reading(between(reads, down, up)));
        rest.accept(table);
        table.print("RAM %s for %d s under steady load".formatted(hanging ? "hangs" : "answers 503", DOWN.toSeconds()));
    }

    private static String reading(List<Figures.Request> reads) {
        return Figures.millis(Figures.percentile(reads, 0.5)) + ", " + Figures.millis(Figures.percentile(reads, 0.99));
    }

    private static double firstSuccess(Figures figures, double after) {
        return figures.all().stream()
                .filter(Figures.Request::isSuccess)
                .mapToDouble(Figures.Request::endSeconds)
                .filter(end -> end > after)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static List<Figures.Request> between(Figures figures, double from, double to) {
        return figures.all().stream()
                .filter(request -> request.endSeconds() >= from && request.endSeconds() < to)
                .toList();
    }
}
