package ramscim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory of its own, removed afterwards, and a simulator without quotas for the bridge among the contenders. */
final class Scene implements AutoCloseable {
    private final Path directory;
    private final Http http = new Http();
    private final Simulator simulator;

    private Scene(Path directory, Path simulator) {
        this.directory = directory;
        this.simulator = Simulator.start(simulator, directory, http);
    }

    static Scene open(Path simulator) {
        try {
            Scene scene = new Scene(Files.createTempDirectory("ram-scim-bench"), simulator);
            scene.simulator.limitRates(0, 0, 0);
            return scene;
        } catch (IOException e) {
            throw new BenchException("There is no place for temporary files", e);
        }
    }

    Contender start(Contender.Kind kind, Path jdk) {
        return Contender.start(kind, jdk, directory, simulator, http);
    }

    /** So that the next start finds nothing of the one before. */
    void forgetData() {
        removeBelow(directory.resolve("data"));
    }

    private static void removeBelow(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BenchException(directory + " could not be removed", e);
        }
    }

    @Override
    public void close() {
        simulator.close();
        removeBelow(directory);
    }
}
