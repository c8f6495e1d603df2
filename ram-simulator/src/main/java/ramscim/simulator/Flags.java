package ramscim.simulator;

import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/** Command lines of the form {@code --flag value --flag value}. */
final class Flags {

    private Flags() {}

    static void read(List<String> arguments, BiConsumer<String, String> apply) {
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String flag = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(flag + " needs a value");
            }
            apply.accept(flag, rest.next());
        }
    }

    static int port(String flag, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new IllegalArgumentException(flag + " needs a number from 0 to 65535, not " + value);
    }

    static int number(String flag, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(flag + " needs a number, not " + value, notANumber);
        }
    }

    static IllegalArgumentException unknown(String flag) {
        return new IllegalArgumentException("Unknown option " + flag);
    }
}
