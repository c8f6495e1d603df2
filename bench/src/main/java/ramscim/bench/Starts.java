package ramscim.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the command to the first 200: time, processor time with that of the launcher's own, and memory three seconds later. */
final class Starts implements Scenario {
    private static final Duration SETTLED = Duration.ofSeconds(3);

    @Override
    public void run(Setting.Jars jars, Load load) {
        for (Path jdk : load.jdks()) {
            Comparison comparison = new Comparison(List.of(Contender.Kind.values()));
            try (Scene scene = Scene.open(jars.simulator())) {
                // Makes the archive of classes.
                started(scene, Contender.Kind.LAUNCHER, jdk);
                for (int round = 0; round < load.rounds(); round++) {
                    for (Contender.Kind kind : Contender.Kind.values()) {
                        comparison.add(kind, started(scene, kind, jdk));
                    }
                }
            }
            comparison.print("Start with %s, median of %d".formatted(jdk.getFileName(), load.rounds()), "%.1f");
        }
    }

    private static Map<String, Double> started(Scene scene, Contender.Kind kind, Path jdk) {
        scene.forgetData();
        long start = System.nanoTime();
        try (Contender contender = scene.start(kind, jdk).awaitFirstAnswer()) {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("first 200, s", (System.nanoTime() - start) / 1e9);
            figures.put("processor time, s", contender.usage().cpu().toMillis() / 1e3);
            Pause.of(SETTLED);
            figures.put("memory, MiB", contender.usage().residentKiB() / 1024.0);
            return figures;
        }
    }
}
