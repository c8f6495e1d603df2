package ramscim.core.directory;

/** A value that RAM's documented limits do not allow; the message is the rule, made to follow the name of an attribute. */
public final class RuleViolation extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public RuleViolation(String rule) {
        super(rule);
    }

    /** The rule as a clause, for example {@code must be 1 to 64 characters long}. */
    public String rule() {
        return String.valueOf(getMessage());
    }
}
