package ramscim.core.mapping;

/** An attribute whose value cannot become what RAM needs; the message names the attribute and the rule. */
public final class InvalidAttributeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String attribute;

    public InvalidAttributeException(String attribute, String rule) {
        super("'" + attribute + "' " + rule + ".");
        this.attribute = attribute;
    }

    /** The attribute in SCIM's notation, for example {@code emails.value}. */
    public String attribute() {
        return attribute;
    }
}
