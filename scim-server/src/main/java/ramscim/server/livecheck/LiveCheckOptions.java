package ramscim.server.livecheck;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.start.StartException;

/**
 * What was typed.
 *
 * @param file where the report goes besides; null: nowhere
 * @param toleratesUsers whether the account may have users
 * @param service which service credentials are made for; null: none are made
 * @param settings the other arguments
 */
record LiveCheckOptions(
        @Nullable Path file,
        Prefix prefix,
        boolean toleratesUsers,
        @Nullable String service,
        List<String> settings) {
    private static final String FLAG = "--live-check";
    private static final String PREFIX = FLAG + "-prefix=";
    private static final String NON_EMPTY = FLAG + "-non-empty";
    private static final String SERVICE = FLAG + "-service=";

    LiveCheckOptions {
        settings = List.copyOf(settings);
    }

    static boolean areIn(String[] arguments) {
        return Arrays.stream(arguments).anyMatch(LiveCheckOptions::isFlag);
    }

    private static boolean isFlag(String argument) {
        return argument.equals(FLAG) || argument.startsWith(FLAG + "=");
    }

    static LiveCheckOptions of(String[] arguments) {
        String file = null;
        String prefix = null;
        String service = null;
        for (String argument : arguments) {
            if (argument.startsWith(FLAG + "=")) {
                file = argument.substring(FLAG.length() + 1);
            } else if (argument.startsWith(PREFIX)) {
                prefix = argument.substring(PREFIX.length());
            } else if (argument.startsWith(SERVICE)) {
                service = argument.substring(SERVICE.length());
            } else if (argument.startsWith(FLAG) && !argument.equals(FLAG) && !argument.equals(NON_EMPTY)) {
                throw new StartException("%s is not known; there are %s=FILE, %s, %sPREFIX and %sSERVICE."
                        .formatted(argument, FLAG, NON_EMPTY, PREFIX, SERVICE));
            }
        }
        return new LiveCheckOptions(
                file == null ? null : Path.of(file),
                prefix == null ? Prefix.random() : new Prefix(prefix),
                List.of(arguments).contains(NON_EMPTY),
                service == null || service.isBlank() ? null : service.strip(),
                Arrays.stream(arguments)
                        .filter(argument -> !argument.startsWith(FLAG) && !argument.startsWith("--logging."))
                        .toList());
    }
}
