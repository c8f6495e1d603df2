package ramscim.server.admin;

/** The page that was asked for does not exist; the message is shown. */
public final class PageNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PageNotFoundException(String message) {
        super(message);
    }
}
