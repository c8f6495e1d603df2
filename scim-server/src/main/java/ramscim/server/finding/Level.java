package ramscim.server.finding;

import java.util.Locale;

/** How good something is, from best to worst. */
public enum Level {
    /** Works. */
    GREEN("OK"),
    /** Nothing is known yet. */
    GREY("Idle"),
    /** Works, and somebody should look. */
    AMBER("Attention"),
    /** Does not work. */
    RED("Broken");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    /** For those who do not see the colour. */
    public String word() {
        return word;
    }

    /** The class of the style sheet. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
