package ramscim.simulator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.protocol.AccessKey;
import ramscim.simulator.sandbox.Progress;
import ramscim.simulator.sandbox.Sandbox;
import ramscim.simulator.sandbox.SandboxOptions;

/** The command {@code sandbox}: a simulated account, a bridge on it, and what is needed to try them. */
final class SandboxProgram {

    static final String USAGE = """
            Or, for a bridge that works on a simulated account:
              sandbox --bridge JAR        the bridge's executable jar
                --port PORT               port of the bridge (default 8080, 0 for any free one)
                --simulator-port PORT     port of the simulated account (default 8090, 0 for any free one)
                --data FOLDER             keeps the bridge's data there (default: removed at the end)
            """;

    private static final int DEFAULT_PORT = 8080;

    private @Nullable Path bridge;
    private int port = DEFAULT_PORT;
    private int simulatorPort = SimulatorProgram.DEFAULT_PORT;
    private @Nullable Path data;

    private SandboxProgram() {}

    static SandboxOptions options(List<String> arguments) {
        SandboxProgram program = new SandboxProgram();
        Flags.read(arguments, program::set);
        if (program.bridge == null) {
            throw new IllegalArgumentException("--bridge is missing");
        }
        return new SandboxOptions(program.bridge, program.port, program.simulatorPort, program.data);
    }

    private void set(String flag, String value) {
        switch (flag) {
            case "--bridge" -> bridge = Path.of(value);
            case "--port" -> port = Flags.port(flag, value);
            case "--simulator-port" -> simulatorPort = Flags.port(flag, value);
            case "--data" -> data = Path.of(value);
            default -> throw Flags.unknown(flag);
        }
    }

    /** Runs until it is told to stop. */
    static void run(SandboxOptions wanted, PrintStream out) throws InterruptedException {
        Progress progress = new Progress(out);
        SandboxOptions options = wanted.checked();
        RamSimulator simulator = RamSimulator.start(
                SimulatorOptions.builder().port(options.simulatorPort()).build());
        progress.reached("The simulated account is up.");
        AccessKey accessKey = new AccessKey(simulator.accessKeyId(), simulator.accessKeySecret());
        Sandbox sandbox = Sandbox.start(options, simulator.endpoint(), accessKey);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "stop"));
        progress.reached("The bridge is starting.");
        sandbox.awaitReady();
        progress.reached("The bridge is ready.");
        out.println(sandbox.welcome());
        sandbox.awaitStop();
    }
}
