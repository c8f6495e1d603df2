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

/**
 * What a bridge that was started with {@code --backup FILE}, {@code --migrate-to URL} or {@code --verify-audit} does
 * instead of serving.
 */
public final class DatabaseCommand {
    /** Of the bridge, the command needs the settings alone. */
    @Configuration(proxyBeanMethods = false)
    static class SettingsOnly {}

    private enum Kind {
        BACKUP("--backup", "Say where the copy shall be written: --backup FILE."),
        MIGRATE("--migrate-to", "Say where to move: --migrate-to jdbc:postgresql://host:5432/database."),
        VERIFY("--verify-audit", null);

        private final String flag;
        private final @Nullable String askForValue;

        /** @param askForValue what is said if its value is missing; null if it takes none */
        Kind(String flag, @Nullable String askForValue) {
            this.flag = flag;
            this.askForValue = askForValue;
        }
    }

    private final Kind kind;
    private final String value;
    private final String[] settings;

    private DatabaseCommand(Kind kind, String value, List<String> settings) {
        this.kind = kind;
        this.value = value;
        this.settings = settings.toArray(String[]::new);
    }

    /** The one among the arguments, or null; the others are settings, as ever. */
    public static @Nullable DatabaseCommand in(String... arguments) {
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].equals(kind.flag) || arguments[i].startsWith(kind.flag + "=")) {
                    return at(i, kind, new ArrayList<>(List.of(arguments)));
                }
            }
        }
        return null;
    }

    private static DatabaseCommand at(int position, Kind kind, List<String> settings) {
        String flag = settings.remove(position);
        String value = flag.equals(kind.flag) ? "" : flag.substring(kind.flag.length() + 1);
        boolean separate = flag.equals(kind.flag) && kind.askForValue != null && position < settings.size();
        return new DatabaseCommand(kind, separate ? settings.remove(position) : value, settings);
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
        if (kind.askForValue != null && (value.isBlank() || value.startsWith("--"))) {
            throw new StartException(kind.askForValue);
        }
        return switch (kind) {
            case BACKUP -> new Backup(SqliteFile.in(environment)).writeTo(value);
            case MIGRATE ->
                Move.of(SqliteFile.in(environment), value, environment).make();
            case VERIFY -> AuditCheck.of(environment).make();
        };
    }
}
