package ramscim.server.doctor;

import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import ramscim.server.ram.CredentialsProperties;
import ramscim.server.ram.RamAccess;
import ramscim.server.ram.RamProperties;
import ramscim.server.start.Settings;
import ramscim.server.start.StartProblem;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/** The doctor without the bridge. Serves nothing, writes nothing, and may run beside a bridge. */
public final class DoctorProgram {
    private DoctorProgram() {}

    /** @param settings those of the command line, {@code --key=value} */
    public static List<CheckResult> examine(List<String> settings) {
        try (ConfigurableApplicationContext context = Settings.quietly(Configured.class, settings)) {
            return context.getBean(Doctor.class).examine();
        } catch (RuntimeException e) {
            return List.of(CheckResult.failed(
                    Words.of("doctor.configuration"),
                    Words.quoted(StartProblem.sentence(e)),
                    Words.of("doctor.configuration.advice")));
        }
    }

    public static void print(List<CheckResult> results, PrintStream out, Audience reader) {
        new Table(results, reader).print(out);
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
