package ramscim.server.livecheck;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import ramscim.server.ram.CredentialsProperties;
import ramscim.server.ram.RamAccess;
import ramscim.server.ram.RamProperties;
import ramscim.server.start.Settings;
import ramscim.server.start.StartException;

/** Holds an account that is for tests against what the bridge believes. Serves nothing and stores nothing. */
public final class LiveCheckProgram {
    /** How long what was done may not be seen, before it is said that it is not. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LiveCheckProgram() {}

    /**
     * @param settings those of the command line, {@code --key=value}
     * @return whether everything was gone through and removed
     */
    public static boolean run(LiveCheckOptions options, List<String> settings, PrintStream out) {
        return run(options, settings, out, PATIENCE);
    }

    static boolean run(LiveCheckOptions options, List<String> settings, PrintStream out, Duration patience) {
        Prefix prefix = options.prefix() == null ? Prefix.random() : new Prefix(options.prefix());
        makeSure(options.file());
        try (ConfigurableApplicationContext context = Settings.quietly(Configured.class, settings)) {
            return check(context.getBean(RamAccess.class), prefix, options, out, patience);
        }
    }

    private static boolean check(
            RamAccess ram, Prefix prefix, LiveCheckOptions options, PrintStream out, Duration patience) {
        if (options.sentences()) {
            out.println("Everything that is made begins with " + prefix.text() + "- and is removed at the end.");
        }
        LiveCheck check = new LiveCheck(ram, prefix, options.toleratesUsers(), options.service(), patience);
        Thread atExit = new Thread(() -> Summary.leftOver(out, prefix.text(), check.interrupt()));
        Runtime.getRuntime().addShutdownHook(atExit);
        LiveReport report = check.run();
        forget(atExit);
        String json = report.json();
        out.println(json);
        write(options.file(), json);
        if (options.sentences()) {
            new Summary(report).print(out);
        }
        return report.isComplete();
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
            throw new StartException("Name a file in a directory that can be written to: live-check --report=FILE.");
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

    /** The way to RAM, and nothing else; the bridge must not find it by itself. */
    @EnableConfigurationProperties({RamProperties.class, CredentialsProperties.class})
    static class Configured {
        @Bean
        RamAccess ramAccess(RamProperties properties, CredentialsProperties credentials) {
            return RamAccess.open(properties, credentials);
        }
    }
}
