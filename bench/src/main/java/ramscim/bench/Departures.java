package ramscim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Who shall lose access while much else waits: after an outage, out of an administrator's approval, and in the same change as many who join. */
final class Departures implements Scenario {
    private static final int WAITING = 500;
    private static final int JOINERS = 200;
    private static final int LONE_LEAVER = 80_000;

    @Override
    public void run(Setting.Jars jars, Load load) {
        Table table = new Table();
        afterOutage(jars, load, table);
        outOfApproval(jars, load, table);
        amongJoiners(jars, load, table);
        table.print("Departures while others wait, RAM takes 20 writes a second");
    }

    private static void afterOutage(Setting.Jars jars, Load load, Table table) {
        try (Setting setting = Setting.start(jars, Bridge.LOGON_BY_PASSWORD);
                Clients clients = new Clients(load.callers())) {
            Bridge bridge = setting.bridge();
            setting.simulator().limitRates(100, 20, 10);
            String leaver = idOf(bridge.createWithLogon(LONE_LEAVER));
            setting.simulator().answerUnavailable();
            clients.sendOnce(WAITING, bridge::create).await();
            bridge.deactivate(leaver);
            long back = System.nanoTime();
            setting.simulator().clearFaults();
            awaitShutOut(setting.simulator());
            table.row(
                    "after an outage, with %d creations tried in it".formatted(WAITING),
                    "%s after RAM was back, behind %d creations",
                    Figures.millis(Duration.ofNanos(System.nanoTime() - back)),
                    setting.simulator().users() - 1);
        }
    }

    private static void outOfApproval(Setting.Jars jars, Load load, Table table) {
        Map<String, String> settings = Map.of(
                "BRIDGE_GUARD_MAX_USERS", "0",
                "BRIDGE_GUARD_MAX_USERS_PERCENT", "0",
                "BRIDGE_ACCESS_CONSOLE_LOGON", "password");
        try (Setting setting = Setting.start(jars, settings);
                Clients clients = new Clients(load.callers())) {
            Bridge bridge = setting.bridge();
            setting.simulator().limitRates(100, 20, 10);
            String leaver = idOf(bridge.createWithLogon(LONE_LEAVER));
            bridge.deactivate(leaver);
            Clients.Running running = clients.send(WAITING, bridge::create);
            Pause.millis(5_000);
            long start = System.nanoTime();
            bridge.approveHeld();
            Duration answered = Duration.ofNanos(System.nanoTime() - start);
            awaitShutOut(setting.simulator());
            table.row(
                    "approved by an administrator, import at the quota %s"
                            .formatted(running.isDone() ? "OVER" : "under way"),
                    "%s after the list was asked for; the approval was answered after %s",
                    Figures.millis(Duration.ofNanos(System.nanoTime() - start)),
                    Figures.millis(answered));
        }
    }

    private static void amongJoiners(Setting.Jars jars, Load load, Table table) {
        try (Setting setting = Setting.start(jars, Map.of());
                Clients clients = new Clients(load.callers())) {
            Bridge bridge = setting.bridge();
            clients.send(JOINERS + 1, bridge::create).await();
            List<String> ids = bridge.userIds();
            setting.simulator().limitRates(100, 20, 10);
            String group = idOf(bridge.createGroup("Shift", ids.subList(0, 1)));
            setting.simulator().clearCalls();
            long start = System.nanoTime();
            bridge.changeMembers(group, ids.subList(0, 1), ids.subList(1, ids.size()));
            while (setting.simulator().callsOf("AddUserToGroup").size() < JOINERS) {
                Pause.millis(100);
            }
            double all = (System.nanoTime() - start) / 1e9;
            JsonNode removal =
                    setting.simulator().callsOf("RemoveUserFromGroup").path(0);
            long before = StreamSupport.stream(
                            setting.simulator().callsOf("AddUserToGroup").spliterator(), false)
                    .filter(call -> call.path("at")
                                    .asText()
                                    .compareTo(removal.path("at").asText())
                            < 0)
                    .count();
            table.row(
                    "1 leaves a group that %d join in the same PATCH".formatted(JOINERS),
                    "membership call no. %d; all were done after %.1f s",
                    before + 1,
                    all);
        }
    }

    private static String idOf(Http.Answer answer) {
        return answer.body().path("id").asText();
    }

    /** RAM has turned the login profile off; the rest of the change waits its turn. */
    private static void awaitShutOut(Simulator simulator) {
        while (simulator.callsOf("UpdateLoginProfile").isEmpty()) {
            Pause.millis(10);
        }
    }
}
