package ramscim.server.livecheck;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import ramscim.server.ram.CredentialsProperties;
import ramscim.server.ram.RamAccess;
import ramscim.server.ram.RamProperties;
import ramscim.server.start.StartException;
import ramscim.server.start.StartProblem;

/**
 * {@code java -jar scim-server.jar --live-check}: holds an account that is for tests against what the bridge believes.
 * Serves nothing and stores nothing.
 */
public final class LiveCheckProgram {
    private static final List<String> QUIET = List.of("--logging.threshold.console=off", "--logging.level.root=off");

    /** How long what was done may not be seen, before it is said that it is not. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LiveCheckProgram() {}

    public static boolean isWanted(String[] arguments) {
        return LiveCheckOptions.areIn(arguments);
    }

    /** @return the status to exit with: 0 if everything was gone through and removed */
    public static int run(String[] arguments, PrintStream out) {
        return run(arguments, out, PATIENCE);
    }

    static int run(String[] arguments, PrintStream out, Duration patience) {
        try {
            LiveCheckOptions options = LiveCheckOptions.of(arguments);
            makeSure(options.file());
            try (ConfigurableApplicationContext context = start(options.settings())) {
                return check(context.getBean(RamAccess.class), options, out, patience);
            }
        } catch (RuntimeException e) {
            out.println(StartProblem.sentence(e));
            return 1;
        }
    }

    private static int check(RamAccess ram, LiveCheckOptions options, PrintStream out, Duration patience) {
        String prefix = options.prefix().text();
        out.println("Everything that is made begins with " + prefix + "- and is removed at the end.");
        LiveCheck check = new LiveCheck(ram, options.prefix(), options.toleratesUsers(), options.service(), patience);
        Thread atExit = new Thread(() -> Summary.leftOver(out, prefix, check.interrupt()));
        Runtime.getRuntime().addShutdownHook(atExit);
        LiveReport report = check.run();
        forget(atExit);
        String json = report.json();
        out.println(json);
        write(options.file(), json);
        new Summary(report).print(out);
        return report.isComplete() ? 0 : 1;
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has removed everything.
        }
    }

    /** Before anything is made: what was found out must not be lost for a wrong path. */
    private static void makeSure(@Nullable Path file) {
        Path parent = file == null ? null : file.toAbsolutePath().getParent();
        if (parent != null && !Files.isWritable(parent)) {
            throw new StartException("Set --live-check=FILE to a file in a directory that can be written to.");
        }
    }

    private static void write(@Nullable Path file, String json) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext start(List<String> settings) {
        return new SpringApplicationBuilder(Configured.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(Stream.concat(QUIET.stream(), settings.stream()).toArray(String[]::new));
    }

    /** The way to RAM, and nothing else; the bridge must not find it by itself. */
    @EnableConfigurationProperties({RamProperties.class, CredentialsProperties.class})
    static class Configured {
        @Bean
        RamAccess ramAccess(RamProperties properties, CredentialsProperties credentials) {
            return RamAccess.open(properties, credentials);
        }
    }
}
