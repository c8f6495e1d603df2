package ramscim.server.start;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** The bridge's configuration for a command that does one thing and ends: what it says is all that is printed. */
public final class Settings {
    private static final List<String> QUIET = List.of("--logging.threshold.console=off", "--logging.level.root=off");

    /** Of the bridge, some commands need the settings alone. */
    @Configuration(proxyBeanMethods = false)
    static class Alone {}

    private Settings() {}

    /** @param arguments those of the command line, {@code --key=value} */
    public static ConfigurableEnvironment read(List<String> arguments) {
        try (ConfigurableApplicationContext context = quietly(Alone.class, arguments)) {
            return context.getEnvironment();
        }
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
