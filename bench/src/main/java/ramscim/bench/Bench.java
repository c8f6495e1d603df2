package ramscim.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the scenarios that are named, or all. */
public final class Bench {
    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("import", new FirstImport(false));
        SCENARIOS.put("halved", new FirstImport(true));
        SCENARIOS.put("no-quota", new NoQuota());
        SCENARIOS.put("unavailable", new Outage(false));
        SCENARIOS.put("hanging", new Outage(true));
        SCENARIOS.put("leaver", new Leaver());
        SCENARIOS.put("departures", new Departures());
        SCENARIOS.put("peers", new Peers());
        SCENARIOS.put("start", new Starts());
        SCENARIOS.put("weight", new Weight());
    }

    private Bench() {}

    public static void main(String[] arguments) {
        int users = 5_000;
        int callers = 32;
        Duration latency = Duration.ofMillis(50);
        int rounds = 1;
        List<Path> jdks = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        List<Scenario> chosen = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("--users=")) {
                users = number(argument);
            } else if (argument.startsWith("--callers=")) {
                callers = number(argument);
            } else if (argument.startsWith("--latency=")) {
                latency = Duration.ofMillis(number(argument));
            } else if (argument.startsWith("--rounds=")) {
                rounds = number(argument);
            } else if (argument.startsWith("--jdk=")) {
                jdks.add(Path.of(argument.substring("--jdk=".length())));
            } else if (SCENARIOS.containsKey(argument)) {
                chosen.add(SCENARIOS.get(argument));
            } else {
                System.err.println(
                        "Usage: bench/run [--users=5000] [--callers=32] [--latency=50] [--rounds=1] [--jdk=/another] ["
                                + String.join(" | ", SCENARIOS.keySet()) + "]...");
                System.exit(2);
            }
        }
        Setting.Jars jars = new Setting.Jars(
                jar("scim-server/target/scim-server.jar"), jar("ram-simulator/target/ram-simulator-exec.jar"));
        Scenario.Load load = new Scenario.Load(users, callers, latency, rounds, jdks);
        (chosen.isEmpty() ? SCENARIOS.values() : chosen).forEach(scenario -> scenario.run(jars, load));
        System.exit(0);
    }

    private static int number(String argument) {
        return Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
    }

    private static Path jar(String path) {
        Path jar = Path.of(path);
        if (!Files.exists(jar)) {
            throw new BenchException(path + " is missing: run from the top of the project, after ./mvnw package");
        }
        return jar;
    }
}
