package ramscim.server.transfer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import ramscim.server.start.StartException;

/** What a bridge that was started with {@code --backup FILE} or {@code --migrate-to URL} does instead of serving. */
public final class DatabaseCommand {
    private static final String BACKUP = "--backup";
    private static final String MIGRATE = "--migrate-to";

    /** Of the bridge, the command needs the settings alone. */
    @Configuration(proxyBeanMethods = false)
    static class SettingsOnly {}

    private final String name;
    private final @Nullable String value;
    private final String[] settings;

    private DatabaseCommand(String name, @Nullable String value, List<String> settings) {
        this.name = name;
        this.value = value;
        this.settings = settings.toArray(String[]::new);
    }

    /** The one among the arguments, or null; the others are settings, as ever. */
    public static @Nullable DatabaseCommand in(String... arguments) {
        List<String> settings = new ArrayList<>(List.of(arguments));
        for (String name : List.of(BACKUP, MIGRATE)) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].startsWith(name + "=")) {
                    settings.remove(i);
                    return new DatabaseCommand(name, arguments[i].substring(name.length() + 1), settings);
                }
                if (arguments[i].equals(name)) {
                    settings.remove(i);
                    String value = i < settings.size() ? settings.remove(i) : null;
                    return new DatabaseCommand(name, value, settings);
                }
            }
        }
        return null;
    }

    /** Does it, with a failure told as one of a start; and ends the process. */
    public void runAndExit() {
        System.exit(SpringApplication.exit(run()));
    }

    ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(SettingsOnly.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .initializers(context ->
                        context.getBeanFactory().registerSingleton("command", runner(context.getEnvironment())))
                .run(settings);
    }

    @SuppressWarnings("SystemOut") // what a command came to is for whoever typed it
    private ApplicationRunner runner(Environment environment) {
        return arguments -> System.out.println(carryOut(environment));
    }

    private String carryOut(Environment environment) {
        if (value == null || value.isBlank() || value.startsWith("--")) {
            throw new StartException(
                    name.equals(BACKUP)
                            ? "Say where the copy shall be written: --backup FILE."
                            : "Say where to move: --migrate-to jdbc:postgresql://host:5432/database.");
        }
        SqliteFile source = SqliteFile.in(environment);
        return name.equals(BACKUP)
                ? new Backup(source).writeTo(value)
                : Move.of(source, value, environment).make();
    }
}
