package ramscim.simulator.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The bridge as a child process that listens on loopback only and writes its log to a file. */
final class BridgeProcess {

    static final String ADDRESS = "127.0.0.1";

    /**
     * Variables that would make the bridge look elsewhere than into the sandbox, at a real account or a real database.
     */
    private static final List<String> FOREIGN =
            List.of("ALIBABA_CLOUD_", "ALIBABACLOUD_", "BRIDGE_", "SPRING_", "SERVER_", "MANAGEMENT_", "DEBUG");

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int SHOWN_LINES = 20;

    /** Exit codes of a JVM that was interrupted (Ctrl-C goes to the bridge too) or terminated. */
    private static final Set<Integer> STOPPED = Set.of(130, 143);

    private final Process process;
    private final Path log;
    private final URI root;

    private BridgeProcess(Process process, Path log, URI root) {
        this.process = process;
        this.log = log;
        this.root = root;
    }

    /** @param program the distribution's launcher, or the jar */
    static BridgeProcess start(Path program, Path folder, int port, Map<String, String> settings) {
        Path log = folder.resolve("bridge.log");
        ProcessBuilder builder = new ProcessBuilder(command(program.toAbsolutePath()))
                .directory(folder.toFile()) // away from an application.yml of the caller's folder
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_ADDRESS", ADDRESS);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // An archive of classes pays from the second start on, and the next sandbox is built anew.
        builder.environment().put("BRIDGE_CLASS_CACHE", "");
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        try {
            return new BridgeProcess(builder.start(), log, URI.create("http://" + ADDRESS + ":" + port));
        } catch (IOException e) {
            throw new SandboxException("The bridge could not be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Path program) {
        if (!program.toString().endsWith(".jar")) {
            return List.of(program.toString());
        }
        // Quick to start rather than quick for long.
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                program.toString());
    }

    Path log() {
        return log;
    }

    URI root() {
        return root;
    }

    /** Waits until the bridge takes requests. */
    void awaitReady() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest readiness = HttpRequest.newBuilder(root.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(client, readiness)) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ended();
            }
            if (System.nanoTime() > end) {
                throw failure("The bridge is not ready after " + PATIENCE.toMinutes() + " minutes.");
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest readiness) throws InterruptedException {
        try {
            return client.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits until the bridge has been told to stop and has done so; any other end is a failure. */
    void awaitStop() throws InterruptedException {
        if (!STOPPED.contains(process.waitFor())) {
            throw ended();
        }
    }

    private SandboxException ended() {
        return failure("The bridge ended with exit code " + process.exitValue() + ".");
    }

    private SandboxException failure(String what) {
        return new SandboxException(what + " The end of its log, " + log + ":\n\n" + lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the bridge finish what it is doing. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
