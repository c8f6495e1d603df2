package ramscim.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How soon a deactivation that arrives in the middle of an import takes effect in RAM; the bridge answers when it has. */
final class Leaver implements Scenario {
    private static final int LEAVERS = 20;

    @Override
    public void run(Setting.Jars jars, Load load) {
        try (Setting setting = Setting.start(jars, Map.of());
                Clients clients = new Clients(load.callers())) {
            Bridge bridge = setting.bridge();
            setting.simulator().limitRates(100, 20, 10);
            List<String> leavers = new ArrayList<>();
            for (int number = 0; number < LEAVERS; number++) {
                leavers.add(bridge.create(90_000 + number).body().path("id").asText());
            }
            Clients.Running running = clients.send(load.users(), bridge::create);
            Figures deactivations = new Figures();
            for (String leaver : leavers) {
                Pause.millis(1500);
                long start = System.nanoTime();
                deactivations.add(start, bridge.deactivate(leaver).status());
            }
            Table table = new Table();
            table.row("users, clients", "%d, %d", load.users(), load.callers());
            table.row("import at the last deactivation", "%s", running.isDone() ? "OVER" : "under way");
            table.row(
                    "import's rate meanwhile",
                    "%.2f/s",
                    running.figures().rate(5, running.figures().seconds()));
            Rows.answers(table, deactivations);
            Rows.latency(table, deactivations);
            table.print("%d deactivations in the middle of an import".formatted(LEAVERS));
        }
    }
}
