package ramscim.core.converge;

/** RAM says that something is not there which was; it may only not show it yet, and is asked again a little later. */
public final class DeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeniedException(String what) {
        super(what);
    }
}
