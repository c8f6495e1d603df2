package ramscim.core.mapping;

/**
 * A value of the provider's that RAM cannot have: it is kept and answered, and RAM's user is without it.
 *
 * @param attribute in SCIM's notation, such as {@code phoneNumbers.value}
 * @param value as the mapping made it
 * @param rule of RAM's that it breaks, such as "must be a phone number"
 */
public record LeftOut(String attribute, String value, String rule) {
    /** In plain words. */
    public String sentence() {
        return "RAM's user is without %s '%s', which %s.".formatted(attribute, value, rule);
    }
}
