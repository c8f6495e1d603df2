package ramscim.core.converge;

/** The attempt is not at its end: it lets others by, and goes on afterwards. */
public final class LettingByException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LettingByException() {
        super("others are let by", null, false, false);
    }
}
