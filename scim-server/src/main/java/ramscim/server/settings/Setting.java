package ramscim.server.settings;

/**
 * A key of the configuration.
 *
 * @param value what is in force; never a secret
 * @param origin where it comes from, in words
 * @param isDefault whether nobody has set it
 */
public record Setting(String key, String value, String origin, boolean isDefault) {}
