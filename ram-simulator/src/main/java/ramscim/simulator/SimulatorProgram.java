package ramscim.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import ramscim.simulator.account.Quotas;
import ramscim.simulator.rate.RateLimits;
import ramscim.simulator.sandbox.SandboxException;

/** The simulator as a program of its own; it runs until it is stopped. */
public final class SimulatorProgram {

    private static final String USAGE = """
            Options:
              --port PORT                 port to listen on (default 8090, 0 for any free one)
              --domain DOMAIN             default domain of the account (default example.onaliyun.com)
              --access-key-id ID          accepted AccessKey ID (default LTAI-simulator)
              --access-key-secret SECRET  its secret (default simulator-secret)
              --quotas on|off             rate limits of the real service: 100 reads, 20 identity writes and
                                          10 policy writes a second for each operation (default off)
              --idle-timeout SECONDS      after how long idle connections are closed (default 120; the real service's
                                          edge takes about 10)
              --max-users NUMBER          how many users the account holds (default 5000)
            """;

    static final int DEFAULT_PORT = 8090;

    private SimulatorProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        try {
            run(List.of(arguments));
        } catch (SandboxException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(USAGE + SandboxProgram.USAGE);
            System.exit(2);
        }
    }

    private static void run(List<String> arguments) throws InterruptedException {
        if (!arguments.isEmpty() && arguments.get(0).equals("sandbox")) {
            SandboxProgram.run(SandboxProgram.options(arguments.subList(1, arguments.size())), System.out);
            System.exit(0);
        }
        announce(RamSimulator.start(options(arguments)), System.out);
    }

    static SimulatorOptions options(List<String> arguments) {
        SimulatorOptions.Builder options = SimulatorOptions.builder().port(DEFAULT_PORT);
        Flags.read(arguments, (flag, value) -> apply(flag, value, options));
        return options.build();
    }

    private static void apply(String flag, String value, SimulatorOptions.Builder options) {
        switch (flag) {
            case "--port" -> options.port(Flags.port(flag, value));
            case "--domain" -> options.defaultDomain(value);
            case "--access-key-id" -> options.accessKeyId(value);
            case "--access-key-secret" -> options.accessKeySecret(value);
            case "--quotas" -> options.rateLimits(rateLimits(value));
            case "--idle-timeout" -> options.idleTimeout(Duration.ofSeconds(Flags.number(flag, value)));
            case "--max-users" -> options.quotas(Quotas.defaults().withUsers(Flags.number(flag, value)));
            default -> throw Flags.unknown(flag);
        }
    }

    private static RateLimits rateLimits(String value) {
        return switch (value) {
            case "on" -> RateLimits.documented();
            case "off" -> RateLimits.off();
            default -> throw new IllegalArgumentException("--quotas is on or off, not " + value);
        };
    }

    private static void announce(RamSimulator simulator, PrintStream out) {
        out.println("RAM simulator is up.");
        out.println("  IMS and RAM endpoint  " + simulator.endpoint());
        out.println("  AccessKey ID          " + simulator.accessKeyId());
        out.println("  default domain        " + simulator.account().defaultDomain());
        out.println("Look inside:");
        out.println("  curl " + simulator.endpoint() + "/simulator");
        out.println("  curl " + simulator.endpoint() + "/simulator/users");
        out.println("  curl " + simulator.endpoint() + "/simulator/calls");
    }
}
