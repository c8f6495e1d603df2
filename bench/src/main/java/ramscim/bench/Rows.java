package ramscim.bench;

import java.util.List;

/** The rows that several scenarios print. */
final class Rows {
    private Rows() {}

    static void answers(Table table, Figures figures) {
        long other = figures.all().size() - figures.successes() - figures.count(429) - figures.count(503);
        table.row(
                "answers",
                "%d 2xx, %d 429, %d 503, %d other",
                figures.successes(),
                figures.count(429),
                figures.count(503),
                other);
    }

    static void throttled(Table table, Simulator simulator) {
        long calls = simulator.calls();
        long throttled = simulator.throttled();
        table.row(
                "calls to RAM, throttled",
                "%d, %d (%.3f %%)",
                calls,
                throttled,
                100.0 * throttled / Math.max(1, calls));
    }

    static void latency(Table table, Figures figures) {
        List<Figures.Request> done =
                figures.all().stream().filter(Figures.Request::isSuccess).toList();
        table.row(
                "answer time p50, p99, longest",
                "%s, %s, %s",
                Figures.millis(Figures.percentile(done, 0.5)),
                Figures.millis(Figures.percentile(done, 0.99)),
                Figures.millis(Figures.percentile(done, 1)));
    }

    static void usage(Table table, Program.Usage before, Program.Usage after, long operations) {
        double cpu = after.cpu().minus(before.cpu()).toMillis() / (double) Math.max(1, operations);
        table.row("bridge's CPU an operation", "%.2f ms", cpu);
        table.row("bridge's memory, threads", "%d MiB resident, %d", after.residentKiB() / 1024, after.threads());
    }
}
