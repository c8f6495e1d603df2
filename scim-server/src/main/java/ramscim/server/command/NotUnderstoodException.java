package ramscim.server.command;

/** Something was typed that there is not; the message says what there is instead. */
final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String words;

    NotUnderstoodException(String words) {
        super(words);
        this.words = words;
    }

    String words() {
        return words;
    }
}
