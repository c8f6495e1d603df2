package ramscim.server.settings;

import ramscim.server.words.Words;

/**
 * A key of the configuration.
 *
 * @param value what is in force; never a secret
 * @param origin where it comes from
 * @param isDefault whether nobody has set it
 */
public record Setting(String key, String value, Words origin, boolean isDefault) {
    static final String HIDDEN = "set, hidden";

    /** Whether the value is a secret. */
    public boolean hides() {
        return value.equals(HIDDEN);
    }
}
