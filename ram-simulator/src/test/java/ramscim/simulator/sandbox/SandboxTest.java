package ramscim.simulator.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.simulator.protocol.AccessKey;

class SandboxTest {

    private static final URI ACCOUNT = URI.create("http://127.0.0.1:1");
    private static final AccessKey ACCESS_KEY = new AccessKey("id", "secret");

    private Path folder;
    private Path noJar;

    @BeforeEach
    void makeFile(@TempDir Path directory) throws IOException {
        folder = directory;
        noJar = Files.writeString(folder.resolve("no.jar"), "not a jar");
    }

    @Test
    void checked_takenPort_namesItAndTheFlag() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> new SandboxOptions(noJar, port, 0, null).checked())
                    .hasMessage("Port " + port + " is taken: stop what listens there, or choose another with --port.");
            assertThatThrownBy(() -> new SandboxOptions(noJar, 0, port, null).checked())
                    .hasMessageEndingWith("with --simulator-port.");
        }
    }

    @Test
    void checked_portsZero_becomeFreeOnes() {
        SandboxOptions options = new SandboxOptions(noJar, 0, 0, null).checked();

        assertThat(options.port()).isPositive();
        assertThat(options.simulatorPort()).isPositive();
    }

    @Test
    void checked_samePortTwice_isRefused() {
        assertThatThrownBy(() -> new SandboxOptions(noJar, 7, 7, null).checked())
                .hasMessage("--port and --simulator-port must not both be 7.");
    }

    @Test
    void checked_missingBridge_saysWhatBuildsIt() {
        Path missing = folder.resolve("missing.jar");

        assertThatThrownBy(() -> new SandboxOptions(missing, 0, 0, null).checked())
                .hasMessage("There is no bridge at " + missing + "; ./mvnw package builds it.");
    }

    @Test
    void awaitReady_bridgeThatEnds_showsAndKeepsItsLog() throws IOException {
        SandboxOptions options = new SandboxOptions(noJar, 0, 0, null).checked();
        try (Sandbox sandbox = Sandbox.start(options, ACCOUNT, ACCESS_KEY)) {
            Throwable failure = catchThrowable(sandbox::awaitReady);
            sandbox.close();

            assertThat(failure)
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("ended with exit code 1")
                    .hasMessageContaining("Invalid or corrupt jarfile");
            Path log = Path.of(requireNonNull(failure.getMessage()).replaceAll("(?s).*its log, (\\S+):\n.*", "$1"));
            assertThat(log).content().contains("Invalid or corrupt jarfile");
            Files.delete(log);
            Files.delete(log.getParent());
        }
    }

    @Test
    void close_dataInAFolderOfTheCaller_leavesIt() {
        Path data = folder.resolve("kept");
        Sandbox.start(new SandboxOptions(noJar, 1, 2, data), ACCOUNT, ACCESS_KEY)
                .close();

        assertThat(data.resolve("bridge.log")).exists();
    }
}
