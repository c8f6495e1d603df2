package ramscim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import ramscim.server.running.BridgeProcess;

/** What the README's first command starts, from its first line to Ctrl-C, with the packaged bridge. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class SandboxIT {
    private Process sandbox;

    @BeforeEach
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ramscim.simulator.SimulatorProgram",
                        "sandbox",
                        "--bridge",
                        BridgeProcess.launcher().toString(),
                        "--port",
                        "0",
                        "--simulator-port",
                        "0")
                .redirectErrorStream(true);
        builder.environment().put("BRIDGE_CLASS_CACHE", BridgeProcess.CLASS_CACHE.toString());
        sandbox = builder.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        sandbox.destroy();
        sandbox.waitFor();
    }

    @Test
    void sandbox_commandsItPrints_makeAUserThatArrives() throws Exception {
        String welcome = readTo("Ctrl-C");

        assertThat(run(lineWith(welcome, "curl -X POST"))).contains("\"userName\":\"ada.lovelace\"", "\"id\":\"");
        assertThat(run(lineWith(welcome, "/simulator/users"))).contains("ada.lovelace@example.onaliyun.com");

        stop();
        URI endpoint = URI.create(lineWith(welcome, "SCIM endpoint").replaceAll(".*\\s", ""));
        assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
                .isInstanceOf(ConnectException.class);
        assertThat(Path.of(lineWith(welcome, "Bridge's log").replaceAll(".*\\s", "")))
                .doesNotExist();
    }

    /** All lines up to one that contains the word. */
    private String readTo(String word) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader output = sandbox.inputReader(StandardCharsets.UTF_8);
        do {
            String line = output.readLine();
            assertThat(line).as("after %s", lines).isNotNull();
            lines.add(line);
        } while (!lines.get(lines.size() - 1).contains(word));
        return String.join("\n", lines);
    }

    private static String lineWith(String text, String part) {
        return text.lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(command).isZero();
        return output;
    }
}
