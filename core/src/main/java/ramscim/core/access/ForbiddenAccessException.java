package ramscim.core.access;

/** Something was asked for that the configuration does not let the bridge give; the message says what, and what to configure. */
public final class ForbiddenAccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForbiddenAccessException(String message) {
        super(message);
    }
}
