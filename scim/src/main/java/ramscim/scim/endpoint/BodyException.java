package ramscim.scim.endpoint;

/**
 * The body of a request is not read any further. Tomcat would make its own answer to an {@link java.io.IOException}.
 */
public final class BodyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        TOO_LARGE(413),
        TOO_SLOW(408),
        /** Too many others are read at the same time. */
        TOO_MANY(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }
    }

    public BodyException(Reason reason) {
        super("a request's body was not read: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What HTTP calls it. */
    public int status() {
        return reason.status;
    }
}
