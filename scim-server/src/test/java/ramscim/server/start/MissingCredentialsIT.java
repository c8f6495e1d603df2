package ramscim.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.BridgeProcess;

/** The packaged bridge without any credentials of Alibaba Cloud. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class MissingCredentialsIT {
    private static final String WHAT_TO_SET =
            "There are no Alibaba Cloud credentials: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET,"
                    + " or run where the SDK finds a RAM role or a credentials file.";

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @Test
    void start_withoutCredentials_runsAndSaysWhatToSet(@TempDir Path folder) throws Exception {
        Process bridge = start(folder);
        try (BufferedReader log = bridge.inputReader(StandardCharsets.UTF_8)) {
            Matcher port = readTo(PORT, log);
            readTo(Pattern.compile("WARN .*Nothing reaches RAM yet. " + Pattern.quote(WHAT_TO_SET)), log);

            String actuator = "http://127.0.0.1:" + port.group(1) + "/actuator/health/";
            Awaitility.await("the start ends")
                    .until(() -> get(actuator + "readiness").statusCode() == 200);
            HttpResponse<String> ram = get(actuator + "ram");
            assertThat(ram.statusCode()).isEqualTo(503);
            assertThat(ram.body()).contains("\"status\":\"DOWN\"", WHAT_TO_SET);
        } finally {
            bridge.destroy();
            bridge.waitFor();
        }
    }

    private static Process start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        BridgeProcess.launcher().toString(),
                        "--server.port=0",
                        "--bridge.ram.domain=example.onaliyun.com",
                        "--bridge.actuator.open=true",
                        "--bridge.data-directory=" + folder.resolve("data"))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ALIBABA_CLOUD_") || name.startsWith("BRIDGE_"));
        builder.environment().put("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BRIDGE_CLASS_CACHE", BridgeProcess.CLASS_CACHE.toString());
        // No credentials of the one who runs the test.
        builder.environment().put("JAVA_OPTS", "-Duser.home=" + folder);
        return builder.start();
    }

    private static Matcher readTo(Pattern pattern, BufferedReader log) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("'%s' is not in%n%s".formatted(pattern, seen));
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
