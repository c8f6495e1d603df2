package ramscim.server.doctor;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import ramscim.server.ram.CredentialsProperties;
import ramscim.server.ram.RamAccess;
import ramscim.server.ram.RamProperties;
import ramscim.server.start.StartProblem;

/**
 * The doctor without the bridge: {@code java -jar scim-server.jar --doctor}. Serves nothing, writes nothing, and may
 * run beside a bridge.
 */
public final class DoctorProgram {
    private static final String FLAG = "--doctor";

    /** What the table does not say is noise here. */
    private static final List<String> QUIET = List.of("--logging.threshold.console=off", "--logging.level.root=off");

    private DoctorProgram() {}

    public static boolean isWanted(String[] arguments) {
        return Arrays.asList(arguments).contains(FLAG);
    }

    /** @return the status to exit with: 1 if something is wrong */
    public static int run(String[] arguments, PrintStream out) {
        List<CheckResult> results = examine(arguments);
        new Table(results).print(out);
        return results.stream().anyMatch(CheckResult::isFailed) ? 1 : 0;
    }

    private static List<CheckResult> examine(String[] arguments) {
        try (ConfigurableApplicationContext context = start(arguments)) {
            return context.getBean(Doctor.class).examine();
        } catch (RuntimeException e) {
            return List.of(CheckResult.failed(
                    "configuration",
                    StartProblem.sentence(e),
                    "The bridge would not start. The other checks are made when this is put right."));
        }
    }

    private static ConfigurableApplicationContext start(String[] arguments) {
        Stream<String> own = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(FLAG) && !argument.startsWith("--logging."));
        return new SpringApplicationBuilder(Configured.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(Stream.concat(QUIET.stream(), own).toArray(String[]::new));
    }

    /**
     * What the configuration is bound to and compiled into, and RAM; nothing that serves, schedules or stores. The
     * bridge must not find it by itself.
     */
    @ConfigurationPropertiesScan("ramscim.server")
    @ComponentScan("ramscim.server.mapping")
    @Import(DoctorConfiguration.class)
    static class Configured {
        @Bean
        RamAccess ramAccess(RamProperties properties, CredentialsProperties credentials) {
            return RamAccess.open(properties, credentials);
        }
    }
}
