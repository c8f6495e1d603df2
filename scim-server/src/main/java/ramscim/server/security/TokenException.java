package ramscim.server.security;

/** A token cannot be made, rotated or revoked; the message is for the administrator. */
final class TokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the token that was named does not exist, or not any more. */
    private final boolean missing;

    private TokenException(String message, boolean missing) {
        super(message);
        this.missing = missing;
    }

    static TokenException invalid(String message) {
        return new TokenException(message, false);
    }

    static TokenException missing() {
        return new TokenException("There is no such token that is still in use.", true);
    }

    boolean isMissing() {
        return missing;
    }
}
