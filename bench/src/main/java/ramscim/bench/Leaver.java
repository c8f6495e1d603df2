package ramscim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How soon a deactivation that arrives in the middle of an import takes effect in RAM: when the login profile is off, and when all of the change is done,
 * which the bridge answers then.
 */
final class Leaver implements Scenario {
    private static final int LEAVERS = 20;

    @Override
    public void run(Setting.Jars jars, Load load) {
        try (Setting setting = Setting.start(jars, Bridge.LOGON_BY_PASSWORD);
                Clients clients = new Clients(load.callers())) {
            Bridge bridge = setting.bridge();
            setting.simulator().limitRates(100, 20, 10);
            List<String> leavers = new ArrayList<>();
            for (int number = 0; number < LEAVERS; number++) {
                leavers.add(bridge.createWithLogon(90_000 + number)
                        .body()
                        .path("id")
                        .asText());
            }
            Clients.Running running = clients.send(load.users(), bridge::create);
            Figures deactivations = new Figures();
            List<Duration> shutOut = new ArrayList<>();
            for (String leaver : leavers) {
                Pause.millis(1500);
                Instant asked = Instant.now();
                long start = System.nanoTime();
                deactivations.add(start, bridge.deactivate(leaver).status());
                JsonNode calls = setting.simulator().callsOf("UpdateLoginProfile");
                shutOut.add(Duration.between(
                        asked,
                        Instant.parse(calls.path(calls.size() - 1).path("at").asText())));
            }
            shutOut.sort(Comparator.naturalOrder());
            Table table = new Table();
            table.row("users, clients", "%d, %d", load.users(), load.callers());
            table.row("import at the last deactivation", "%s", running.isDone() ? "OVER" : "under way");
            table.row(
                    "import's rate meanwhile",
                    "%.2f/s",
                    running.figures().rate(5, running.figures().seconds()));
            table.row(
                    "login profile off after p50, longest",
                    "%s, %s",
                    Figures.millis(shutOut.get(LEAVERS / 2)),
                    Figures.millis(shutOut.get(LEAVERS - 1)));
            Rows.answers(table, deactivations);
            Rows.latency(table, deactivations);
            table.print("%d deactivations in the middle of an import".formatted(LEAVERS));
        }
    }
}
