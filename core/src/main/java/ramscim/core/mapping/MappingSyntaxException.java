package ramscim.core.mapping;

/** An expression of the mapping that cannot work; the message names the key of the configuration, the place and what is wrong. */
public final class MappingSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MappingSyntaxException(String key, String problem) {
        super("The expression of '" + key + "' cannot be used: " + problem);
    }
}
