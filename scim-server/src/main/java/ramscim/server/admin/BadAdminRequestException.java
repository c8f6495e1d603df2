package ramscim.server.admin;

/** What an administrator asked for cannot be; the message says why. */
public final class BadAdminRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadAdminRequestException(String message) {
        super(message);
    }
}
