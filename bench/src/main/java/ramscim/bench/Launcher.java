package ramscim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The distribution's {@code bin/ram-scim-bridge}. */
final class Launcher {
    private Launcher() {}

    static Path path() {
        Path target = Path.of("scim-server/target");
        try (Stream<Path> files = Files.find(target, 4, (path, attributes) -> path.endsWith("bin/ram-scim-bridge"))) {
            return files.findFirst()
                    .orElseThrow(() -> new BenchException("There is no distribution below " + target + ": package it"))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new BenchException("no " + target, e);
        }
    }
}
