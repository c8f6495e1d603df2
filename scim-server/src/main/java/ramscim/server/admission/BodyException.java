package ramscim.server.admission;

import java.io.IOException;

/** The body of a request is not read any further, although the connection is whole. */
public final class BodyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        TOO_LARGE,
        TOO_SLOW,
        /** Too many others are read at the same time. */
        TOO_MANY
    }

    BodyException(Reason reason) {
        super("a request's body was not read: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
