package ramscim.server.start;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The bridge's configuration for a command that does one thing and ends: what it says is all that is printed. */
public final class Settings {
    private static final List<String> QUIET = List.of("--logging.threshold.console=off", "--logging.level.root=off");

    private Settings() {}

    /**
     * The settings alone, without a context, so that whoever asks is answered at once.
     *
     * @param arguments those of the command line, {@code --key=value}
     */
    public static ConfigurableEnvironment read(List<String> arguments) {
        LoggingSystem.get(Settings.class.getClassLoader()).beforeInitialize();
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(arguments.toArray(String[]::new)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    /** A context of these beans, which serves nothing and logs nothing. */
    public static ConfigurableApplicationContext quietly(Class<?> beans, List<String> arguments) {
        return new SpringApplicationBuilder(beans)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(Stream.concat(
                                QUIET.stream(),
                                arguments.stream().filter(argument -> !argument.startsWith("--logging.")))
                        .toArray(String[]::new));
    }
}
