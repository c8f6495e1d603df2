package ramscim.bench;

import java.util.Map;

/** Everybody is created for the first time, at the rates that RAM documents; the quota may be halved under way. */
final class FirstImport implements Scenario {
    private static final int QUOTA = 20;

    private final boolean halved;

    FirstImport(boolean halved) {
        this.halved = halved;
    }

    @Override
    public void run(Setting.Jars jars, Load load) {
        try (Setting setting = Setting.start(jars, Map.of());
                Clients clients = new Clients(load.callers())) {
            Simulator simulator = setting.simulator();
            simulator.limitRates(100, QUOTA, 10);
            simulator.clearCalls();
            Program.Usage before = setting.bridge().usage();
            Clients.Running running = clients.send(load.users(), setting.bridge()::create);
            double halvedAt = halved ? halveUnderWay(simulator, running, load.users()) : 0;
            Figures figures = running.await();
            Program.Usage after = setting.bridge().usage();
            Table table = new Table();
            table.row("users, clients", "%d, %d", load.users(), load.callers());
            rates(table, figures, halvedAt);
            Rows.answers(table, figures);
            Rows.throttled(table, simulator);
            Rows.latency(table, figures);
            Rows.usage(table, before, after, figures.successes());
            table.row("users in RAM", "%d", simulator.users());
            table.print(
                    halved
                            ? "First import, the quota of %d writes a second halved under way".formatted(QUOTA)
                            : "First import at a quota of %d writes a second".formatted(QUOTA));
        }
    }

    private static double halveUnderWay(Simulator simulator, Clients.Running running, int users) {
        while (running.figures().successes() < users / 3 && !running.isDone()) {
            Pause.millis(20);
        }
        double at = running.figures().seconds();
        simulator.limitRates(100, QUOTA / 2, 10);
        return at;
    }

    /** The last seconds are left out: there are fewer clients than calls then. */
    private static void rates(Table table, Figures figures, double halvedAt) {
        double end = figures.lastSuccess();
        if (halvedAt == 0) {
            double rate = figures.rate(0, end);
            table.row("goodput", "%.2f/s, %.1f %% of the quota of %d/s", rate, 100 * rate / QUOTA, QUOTA);
            return;
        }
        double rate = figures.rate(halvedAt, end);
        double settled = figures.rate(halvedAt + 10, end);
        table.row("goodput before", "%.2f/s of %d/s", figures.rate(0, halvedAt), QUOTA);
        table.row("goodput from the halving on", "%.2f/s, %.1f %% of %d/s", rate, 200 * rate / QUOTA, QUOTA / 2);
        table.row("goodput from 10 s later on", "%.2f/s, %.1f %% of %d/s", settled, 200 * settled / QUOTA, QUOTA / 2);
    }
}
