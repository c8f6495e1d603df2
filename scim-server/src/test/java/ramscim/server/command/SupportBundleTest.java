package ramscim.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.command.Program.Outcome;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;

/** Secrets and people are planted wherever they can be, and are in no file of the bundle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupportBundleTest {
    private static final String PASSWORD = "planted-password-of-admin";

    /** In the configuration, in what providers send, in what RAM says, and in the log. */
    private static final List<String> PLANTED = List.of(
            PASSWORD,
            RunningBridge.TOKEN,
            "planted-alert-secret",
            "planted-hook",
            "planted.protected",
            "planted-client-secret",
            "Planted.Person",
            "planted.person",
            "planted-refused",
            "Grace Planted",
            "+8613800001111",
            "planted-request");

    private final RunningBridge bridge = RunningBridge.startInClear(
            "bridge.admin.password=" + PASSWORD,
            "bridge.alerts.targets.operations.type=generic",
            "bridge.alerts.targets.operations.url=http://127.0.0.1:9/planted-hook",
            "bridge.alerts.targets.operations.secret=planted-alert-secret",
            "bridge.guard.protected-users[0]=planted.protected",
            "bridge.admin.oidc.client-secret=planted-client-secret",
            "bridge.scim.max-results=77",
            "logging.level.ramscim=debug");

    @AfterAll
    void stop() {
        bridge.close();
    }

    private void plant() {
        ScimClient scim = bridge.scim().with("X-Request-Id", "planted-request/of:someone");
        scim.post(
                        "/Users",
                        Bodies.user(
                                "planted.person",
                                "'displayName': 'Grace Planted', 'emails': [{'value': 'Planted.Person@example.com'}],"
                                        + " 'phoneNumbers': [{'value': '+8613800001111', 'type': 'mobile'}]"))
                .isStatus(201);
        bridge.simulator().account().addUser("planted-refused");
        scim.post("/Users", Bodies.user("planted-refused")).isStatus(409);
        ScimClient.of(bridge.root().resolve("/scim/v2"), "planted-hook-token").get("/Users");
        Logger log = (Logger) LoggerFactory.getLogger("com.example.library");
        log.setLevel(Level.DEBUG);
        log.info("put together with planted.person");
        log.warn("argument {}", "planted.person", new IllegalStateException("about Planted.Person"));
        LoggerFactory.getLogger("ramscim.planted").warn("marks {} of {}", 5, "planted.person");
    }

    private static Map<String, String> files(Path bundle) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (InputStream bytes = Files.newInputStream(bundle);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static Outcome run(String... typed) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Program(out, out, settings -> {}).run(typed);
    }

    @Test
    void bundle_ofARunningBridge_tellsMuchAndNothingThatWasPlanted(@TempDir Path folder) throws IOException {
        plant();
        Path file = folder.resolve("bundle.zip");

        assertThat(run(
                        "support-bundle",
                        file.toString(),
                        "--url=" + bridge.root(),
                        "--bridge.admin.password=" + PASSWORD))
                .isEqualTo(Outcome.DONE);

        Map<String, String> files = files(file);
        assertThat(files.keySet())
                .containsExactly(
                        "configuration.txt", "health.txt", "log.txt", "metrics.txt", "threads.txt", "versions.txt");
        assertThat(files.get("configuration.txt"))
                .contains("bridge.scim.max-results = 77 (command line)")
                .contains("bridge.scim.token = set, not shown")
                .contains("bridge.ram.ims-endpoint = http://127.0.0.1 ");
        assertThat(files.get("log.txt"))
                .contains("ram.operation=CreateUser")
                .contains("WARN ramscim.planted: marks 5 of …")
                .contains("java.lang.IllegalStateException")
                .contains("INFO com.example.library: …");
        assertThat(files.get("metrics.txt")).contains("bridge_verdict").contains("ram_calls_seconds");
        assertThat(files.get("threads.txt")).contains("\"main\"").contains("    at ");
        assertThat(files.get("health.txt")).startsWith("verdict ");
        assertThat(files.get("versions.txt")).contains("RAM SCIM Bridge").contains("MB of heap");
        assertThat(files.values())
                .allSatisfy(text -> assertThat(text.toLowerCase(Locale.ROOT))
                        .doesNotContain(PLANTED.stream()
                                .map(planted -> planted.toLowerCase(Locale.ROOT))
                                .toList()));
        assertThat(bridge.bean(JdbcClient.class)
                        .sql("select detail from audit_event where kind = 'EXPORTED'")
                        .query(String.class)
                        .list())
                .contains("Took a support bundle along (/admin/api/support-bundle).");
    }

    @Test
    void bundle_ofAStoppedBridge_hasTheConfigurationAndSaysWhatIsMissing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bundle.zip");

        assertThat(run(
                        "support-bundle",
                        file.toString(),
                        "--url=http://127.0.0.1:9",
                        "--bridge.admin.password=" + PASSWORD,
                        "--bridge.alerts.targets.x.secret=planted-alert-secret"))
                .isEqualTo(Outcome.DONE);

        Map<String, String> files = files(file);
        assertThat(files.keySet()).containsExactly("configuration.txt", "missing.txt", "versions.txt");
        assertThat(files.values())
                .allSatisfy(text -> assertThat(text).doesNotContain(PASSWORD).doesNotContain("planted-alert-secret"));
    }
}
