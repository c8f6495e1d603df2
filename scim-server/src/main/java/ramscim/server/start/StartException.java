package ramscim.server.start;

/** The bridge cannot start; the message is the one sentence that says what to set. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String sentence) {
        super(sentence);
    }
}
