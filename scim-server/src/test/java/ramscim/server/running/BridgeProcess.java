package ramscim.server.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import ramscim.simulator.RamSimulator;

/** The packaged bridge as a process of its own, which can be killed. */
public final class BridgeProcess implements AutoCloseable {
    /** What this build has packaged, as one file. */
    public static final Path JAR = Path.of("target", "scim-server.jar");

    /** The launcher's, for all tests: the first start fills it. */
    public static final Path CLASS_CACHE = Path.of("target", "class-cache").toAbsolutePath();

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final ScimClient scim;
    private final Path log;

    private BridgeProcess(Process process, ScimClient scim, Path log) {
        this.process = process;
        this.scim = scim;
        this.log = log;
    }

    /**
     * Starts on the data of an earlier process, if there was one, and waits until it takes requests.
     *
     * @param settings further ones, {@code key=value}
     */
    public static BridgeProcess start(RamSimulator simulator, Path data, String... settings) {
        return start(List.of(), simulator, data, settings);
    }

    /** @param jar of this build, which its launcher starts more quickly, or of another version */
    public static BridgeProcess of(Path jar, RamSimulator simulator, Path data, String... settings) {
        if (jar.equals(JAR)) {
            return start(simulator, data, settings);
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> program = List.of(java, "-XX:TieredStopAtLevel=1", "-jar", jar.toString());
        return start(program, List.of(), simulator, data, settings);
    }

    /** @param options of Java, such as how much memory there is */
    public static BridgeProcess start(List<String> options, RamSimulator simulator, Path data, String... settings) {
        return start(List.of(launcher().toString()), options, simulator, data, settings);
    }

    private static BridgeProcess start(
            List<String> program, List<String> options, RamSimulator simulator, Path data, String... settings) {
        try {
            Path log = Files.createTempFile(data, "bridge", ".log");
            List<String> command = new ArrayList<>(program);
            command.addAll(List.of(
                    "--server.port=0",
                    "--bridge.data-directory=" + data,
                    "--bridge.scim.token=" + RunningBridge.TOKEN,
                    "--bridge.ram.ims-endpoint=" + simulator.endpoint(),
                    "--bridge.ram.ram-endpoint=" + simulator.endpoint(),
                    "--bridge.ram.resource-manager-endpoint=" + simulator.endpoint(),
                    "--bridge.ram.sts-endpoint=" + simulator.endpoint()));
            for (String setting : settings) {
                command.add("--" + setting);
            }
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_OPTS", String.join(" ", options));
            builder.environment().put("BRIDGE_CLASS_CACHE", CLASS_CACHE.toString());
            builder.environment().put("ALIBABA_CLOUD_ACCESS_KEY_ID", simulator.accessKeyId());
            builder.environment().put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", simulator.accessKeySecret());
            Process process = builder.start();
            URI base = URI.create("http://127.0.0.1:" + port(process, log) + "/scim/v2");
            return new BridgeProcess(process, ScimClient.of(base, RunningBridge.TOKEN), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of the distribution, as the build has unpacked it. */
    public static Path launcher() {
        try (Stream<Path> made = Files.find(
                Path.of("target"), 4, (path, attributes) -> path.endsWith(Path.of("bin", "ram-scim-bridge")))) {
            return made.findFirst().orElseThrow().toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String port(Process process, Path log) {
        return Awaitility.await("the bridge takes requests")
                .atMost(PATIENCE)
                .failFast("the bridge ended; see " + log, () -> !process.isAlive())
                .until(
                        () -> {
                            Matcher port = PORT.matcher(Files.readString(log, StandardCharsets.UTF_8));
                            return port.find() ? port.group(1) : "";
                        },
                        port -> !port.isEmpty());
    }

    public ScimClient scim() {
        return scim;
    }

    /** Where Linux tells of the process; not there elsewhere. */
    public Path status() {
        return Path.of("/proc", String.valueOf(process.pid()), "status");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What the process has printed so far. */
    public List<String> log() {
        try {
            return Files.readAllLines(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code kill} does: it may finish what it is at. */
    public CompletableFuture<Process> stop() {
        process.destroy();
        return process.onExit();
    }

    /** What {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
