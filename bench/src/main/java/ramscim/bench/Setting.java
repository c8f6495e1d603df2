package ramscim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A fresh simulator and a fresh bridge, with a directory of their own that is removed afterwards. */
final class Setting implements AutoCloseable {
    private final Path directory;
    private final Simulator simulator;
    private final Bridge bridge;

    private Setting(Path directory, Simulator simulator, Bridge bridge) {
        this.directory = directory;
        this.simulator = simulator;
        this.bridge = bridge;
    }

    /** @param settings environment variables of the bridge */
    static Setting start(Jars jars, Map<String, String> settings) {
        Http http = new Http();
        Path directory = temporary();
        Simulator simulator = Simulator.start(jars.simulator(), directory, http);
        try {
            return new Setting(directory, simulator, Bridge.start(jars.bridge(), directory, simulator, settings, http));
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
    }

    /** The programs under measurement. */
    record Jars(Path bridge, Path simulator) {}

    Simulator simulator() {
        return simulator;
    }

    Bridge bridge() {
        return bridge;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ram-scim-bench");
        } catch (IOException e) {
            throw new BenchException("There is no place for temporary files", e);
        }
    }

    @Override
    public void close() {
        bridge.close();
        simulator.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BenchException(directory + " could not be removed", e);
        }
    }
}
