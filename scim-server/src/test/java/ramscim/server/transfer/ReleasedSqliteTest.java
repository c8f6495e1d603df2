package ramscim.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.command.Program;
import ramscim.server.command.Program.Outcome;
import ramscim.server.running.RunningBridge;

/** The copy is what {@code backup} writes, and {@code restore} puts back. */
class ReleasedSqliteTest extends ReleasedDatabasesContract {
    private static final String KEPT = "bridge.db.gz";

    private final Path copy;

    ReleasedSqliteTest(@TempDir Path folder) {
        super("");
        copy = folder.resolve("copy.db");
    }

    @Override
    List<String> where() {
        return List.of();
    }

    @Override
    void keep(RunningBridge bridge, Path release) throws IOException {
        run(bridge, "backup", copy.toString());
        try (OutputStream kept = new GZIPOutputStream(Files.newOutputStream(release.resolve(KEPT)))) {
            Files.copy(copy, kept);
        }
    }

    @Override
    void restore(RunningBridge bridge, Path release) {
        try (InputStream kept = new GZIPInputStream(Files.newInputStream(release.resolve(KEPT)))) {
            Files.copy(kept, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(bridge, "restore", copy.toString());
    }

    private static void run(RunningBridge bridge, String command, String file) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        assertThat(new Program(out, out, settings -> {}).run(command, file, "--bridge.data-directory=" + bridge.data()))
                .as(told.toString(StandardCharsets.UTF_8))
                .isEqualTo(Outcome.DONE);
    }
}
