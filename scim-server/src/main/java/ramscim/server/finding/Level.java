package ramscim.server.finding;

import java.util.Locale;
import ramscim.server.words.Words;

/** How good something is, from best to worst. */
public enum Level {
    /** Works. */
    GREEN,
    /** Nothing is known yet. */
    GREY,
    /** Works, and somebody should look. */
    AMBER,
    /** Does not work. */
    RED;

    /** For those who do not see the colour. */
    public Words word() {
        return Words.of("findings.level." + style());
    }

    /** The class of the style sheet. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
