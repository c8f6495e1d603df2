package ramscim.server.finding;

import java.util.Locale;
import ramscim.server.words.Words;

/** How soon somebody should look. */
public enum Severity {
    /** Within the day. */
    WARNING,
    /** Now. */
    CRITICAL;

    public Words words() {
        return Words.of("alerts.severity." + name().toLowerCase(Locale.ROOT));
    }
}
