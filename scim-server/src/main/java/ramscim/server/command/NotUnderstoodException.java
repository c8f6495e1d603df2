package ramscim.server.command;

import ramscim.server.words.Words;

/** Something was typed that there is not; the message says what there is instead. */
final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Words words;

    NotUnderstoodException(Words words) {
        super(words.english());
        this.words = words;
    }

    Words words() {
        return words;
    }
}
