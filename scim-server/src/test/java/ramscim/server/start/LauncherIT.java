package ramscim.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import ramscim.server.running.Bodies;
import ramscim.server.running.BridgeProcess;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.simulator.RamSimulator;

/** The distribution's launcher, from a folder with a blank in its name. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class LauncherIT {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Path folder;

    LauncherIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** By a link. */
    private Path launcher() throws IOException {
        Path home = BridgeProcess.launcher().resolve("../..").normalize();
        return Files.createSymbolicLink(folder.resolve("a link"), home).resolve("bin/ram-scim-bridge");
    }

    private Process start(Path launcher, @Nullable RamSimulator simulator, String... arguments) throws IOException {
        return start(launcher, Map.of(), simulator, arguments);
    }

    private Process start(
            Path launcher, Map<String, String> variables, @Nullable RamSimulator simulator, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put("BRIDGE_CLASS_CACHE", folder.resolve("class cache").toString());
        builder.environment()
                .put("BRIDGE_DATA_DIRECTORY", folder.resolve("data").toString());
        builder.environment().put("BRIDGE_SCIM_TOKEN", RunningBridge.TOKEN);
        if (simulator != null) {
            builder.environment()
                    .put("BRIDGE_RAM_IMS_ENDPOINT", simulator.endpoint().toString());
            builder.environment()
                    .put("BRIDGE_RAM_RAM_ENDPOINT", simulator.endpoint().toString());
            builder.environment()
                    .put("BRIDGE_RAM_STS_ENDPOINT", simulator.endpoint().toString());
            builder.environment()
                    .put(
                            "BRIDGE_RAM_RESOURCE_MANAGER_ENDPOINT",
                            simulator.endpoint().toString());
            builder.environment().put("ALIBABA_CLOUD_ACCESS_KEY_ID", simulator.accessKeyId());
            builder.environment().put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", simulator.accessKeySecret());
        }
        builder.environment().putAll(variables);
        return builder.start();
    }

    private static String portOf(BufferedReader log) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            read.add(line);
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new AssertionError("it did not start: " + read);
    }

    @Test
    void start_twice_servesAndKeepsTheArchiveOfItsClasses() throws Exception {
        Path launcher = launcher();
        try (RamSimulator simulator = RamSimulator.start()) {
            for (int times = 0; times < 2; times++) {
                Process bridge = start(launcher, simulator, "--server.port=0");
                try (BufferedReader log = bridge.inputReader(StandardCharsets.UTF_8)) {
                    ScimClient scim = ScimClient.of(
                            URI.create("http://127.0.0.1:" + portOf(log) + "/scim/v2"), RunningBridge.TOKEN);
                    scim.get("/Users").isStatus(200);
                } finally {
                    bridge.destroy();
                    bridge.waitFor();
                }
            }
        }
        assertThat(folder.resolve("class cache")).isDirectoryContaining("glob:**.jsa");
        assertThat(folder.resolve("data/bridge.db")).exists();
    }

    /** As an image has it: beside the program, made by the same Java, where nothing can be written. */
    @Test
    void start_withAnArchiveThatCameAlong_usesThatAndMakesNone() throws Exception {
        Path home = folder.resolve("home");
        FileSystemUtils.copyRecursively(
                BridgeProcess.launcher().resolve("../..").normalize(), home);
        Path launcher = home.resolve("bin/ram-scim-bridge");
        Process made =
                start(launcher, null, "class-archive", home.resolve("lib").toString());
        String told = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(told).isZero();
        assertThat(home.resolve("lib")).isDirectoryContaining("glob:**/classes-*.jsa");

        Process version = start(launcher, Map.of("JAVA_OPTS", "-Xlog:class+load"), null, "--version");
        String loaded = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(version.waitFor()).as(loaded).isZero();
        assertThat(loaded).containsPattern("ScimServerApplication source: shared objects file \\(top\\)");
        assertThat(folder.resolve("class cache")).doesNotExist();
    }

    @Test
    void classArchive_withoutAFolder_saysSo() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        Path launcher = launcher();
        for (List<String> arguments : List.of(List.of("class-archive"), List.of("class-archive", nowhere.toString()))) {
            Process refused = start(launcher, null, arguments.toArray(String[]::new));

            assertThat(new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringNewLines("class-archive needs a folder to write the archive of classes to.");
            assertThat(refused.waitFor()).isEqualTo(2);
        }
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void start_ofTheDoctor_isPassedOn() throws Exception {
        Process doctor = start(launcher(), null, "--doctor");
        String told = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(doctor.waitFor()).isNotZero();
        assertThat(told).contains("credentials");
    }

    @Test
    void start_ofWhatDoesNotServe_makesNoDataAndNoArchive() throws Exception {
        Path launcher = launcher();
        for (String typed : List.of("--help", "--version", "--docter")) {
            Process command = start(launcher, null, typed);
            String told = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(command.waitFor()).as(told).isEqualTo(typed.equals("--docter") ? 2 : 0);
        }
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("class cache")).isEmptyDirectory();
    }

    @Test
    void start_ofARebuild_endsWhenItIsDoneAndRefusesAStoreThatIsNotEmpty() throws Exception {
        Path launcher = launcher();
        try (RamSimulator simulator = RamSimulator.start()) {
            Process bridge = start(launcher, simulator, "--server.port=0");
            try (BufferedReader log = bridge.inputReader(StandardCharsets.UTF_8)) {
                ScimClient.of(URI.create("http://127.0.0.1:" + portOf(log) + "/scim/v2"), RunningBridge.TOKEN)
                        .post("/Users", Bodies.user("ada"))
                        .isStatus(201);
            } finally {
                bridge.destroy();
                bridge.waitFor();
            }
            FileSystemUtils.deleteRecursively(folder.resolve("data"));

            assertThat(rebuild(launcher, simulator, 0)).contains("The store was rebuilt from RAM: 1 users");
            assertThat(rebuild(launcher, simulator, 1)).contains("the store knows 1 users and groups already");
        }
    }

    private String rebuild(Path launcher, RamSimulator simulator, int status) throws Exception {
        Process command = start(launcher, simulator, "rebuild", "--server.port=0");
        String told = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(told).isEqualTo(status);
        return told;
    }

    /** The launcher waits for it before it serves. */
    @Test
    void trialRun_thatCannotAskItself_endsAllTheSame() throws Exception {
        Path libraries = BridgeProcess.launcher().resolve("../../lib").normalize();
        Process trial = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        libraries.resolve("*").toString(),
                        "ramscim.server.TrialRun",
                        "--bridge.data-directory=" + folder.resolve("scratch"),
                        "--server.port=0",
                        "--server.address=127.0.0.2",
                        "--bridge.requests.drain=0s",
                        "--bridge.ram.credentials.source=access-key",
                        "--bridge.ram.credentials.access-key-id=none",
                        "--bridge.ram.credentials.access-key-secret=none",
                        "--bridge.ram.domain=example.onaliyun.com",
                        "--bridge.ram.ims-endpoint=http://127.0.0.1:9",
                        "--bridge.ram.ram-endpoint=http://127.0.0.1:9",
                        "--bridge.ram.sts-endpoint=http://127.0.0.1:9",
                        "--bridge.ram.resource-manager-endpoint=http://127.0.0.1:9")
                .redirectErrorStream(true)
                .start();
        String told = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(trial.waitFor()).as(told).isEqualTo(1);
        assertThat(told).contains("Tomcat started");
    }
}
