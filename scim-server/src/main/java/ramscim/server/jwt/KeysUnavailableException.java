package ramscim.server.jwt;

/** Whether a signature holds cannot be said now, because the issuer's keys cannot be had. */
final class KeysUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    KeysUnavailableException(String message) {
        super(message);
    }
}
