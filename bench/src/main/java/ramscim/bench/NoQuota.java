package ramscim.bench;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** How much of what the SDK reaches alone the bridge reaches with the same number of callers, when RAM limits nothing but answers slowly. */
final class NoQuota implements Scenario {
    /** The setting of a bridge that nobody's quota holds back. */
    static final Map<String, String> UNLIMITED = Map.of(
            "BRIDGE_RAM_RATE_READS", "0",
            "BRIDGE_RAM_RATE_IDENTITY_WRITES", "0",
            "BRIDGE_RAM_RATE_POLICY_WRITES", "0");

    private static final int WARM_UP = 3_000;

    @Override
    public void run(Setting.Jars jars, Load load) {
        Map<String, String> unlimited = new HashMap<>(UNLIMITED);
        unlimited.put("BRIDGE_RAM_CONCURRENCY", String.valueOf(load.callers()));
        try (Setting setting = Setting.start(jars, unlimited);
                Clients clients = new Clients(load.callers())) {
            Simulator simulator = setting.simulator();
            simulator.delayAll(load.latency());
            BareSdk sdk = new BareSdk(simulator);
            long cpu = ownCpu();
            Figures bare = measured(clients, load.users(), sdk::create);
            double sdkCpu = (ownCpu() - cpu) / 1e6 / (load.users() + WARM_UP);
            clients.send(WARM_UP, number -> setting.bridge().create(number)).await();
            Program.Usage before = setting.bridge().usage();
            Figures bridged = clients.send(
                            load.users(), number -> setting.bridge().create(WARM_UP + number))
                    .await();
            Program.Usage after = setting.bridge().usage();
            double bareRate = bare.rate(0, bare.lastSuccess());
            double bridgeRate = bridged.rate(0, bridged.lastSuccess());
            Table table = new Table();
            table.row("users, callers", "%d, %d", load.users(), load.callers());
            table.row("SDK alone", "%.1f/s, %.2f ms of CPU a call", bareRate, sdkCpu);
            table.row("bridge", "%.1f/s, %.1f %% of the SDK alone", bridgeRate, 100 * bridgeRate / bareRate);
            Rows.answers(table, bridged);
            Rows.latency(table, bridged);
            Rows.usage(table, before, after, bridged.successes());
            table.print(
                    "No quota, RAM answers after %d ms".formatted(load.latency().toMillis()));
        }
    }

    private static Figures measured(Clients clients, int users, IntConsumer call) {
        clients.send(WARM_UP, number -> done(call, number)).await();
        return clients.send(users, number -> done(call, WARM_UP + number)).await();
    }

    private static Http.Answer done(IntConsumer call, int number) {
        call.accept(number);
        return new Http.Answer(200, MissingNode.getInstance(), 0);
    }

    private static long ownCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
