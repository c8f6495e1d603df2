package ramscim.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** A jar that runs as a process of its own, and what the operating system says of it. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Units of CPU time in /proc, on every Linux that matters. */
    private static final int TICKS_A_SECOND = 100;

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** CPU time used so far, memory in use and threads, as of now. */
    record Usage(Duration cpu, long residentKiB, int threads) {}

    static Program start(String name, Path directory, List<String> command, Map<String, String> environment) {
        Path log = directory.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new Program(name, builder.start(), log);
        } catch (IOException e) {
            throw new BenchException(name + " could not be started", e);
        }
    }

    static List<String> java(String heap, Path jar, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("There is no free port", e);
        }
    }

    void awaitAnswer(Http http, String url) {
        awaitAnswer(() -> http.status(url) == 200);
    }

    void awaitAnswer(BooleanSupplier answers) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers.getAsBoolean()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new BenchException("%s does not come up; see %s".formatted(name, log));
            }
            Pause.millis(20);
        }
    }

    Usage usage() {
        try {
            Path proc = Path.of("/proc", String.valueOf(process.pid()));
            String stat = Files.readString(proc.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // Its own and that of what it ran before: a launcher becomes the program that it starts.
            long ticks = LongStream.rangeClosed(11, 14)
                    .map(field -> Long.parseLong(fields[(int) field]))
                    .sum();
            return new Usage(Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND), statusNumber(proc, "VmRSS:"), (int)
                    statusNumber(proc, "Threads:"));
        } catch (IOException e) {
            throw new BenchException(name + " is gone; see " + log, e);
        }
    }

    private static long statusNumber(Path proc, String key) throws IOException {
        return Files.readAllLines(proc.resolve("status")).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0L);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
