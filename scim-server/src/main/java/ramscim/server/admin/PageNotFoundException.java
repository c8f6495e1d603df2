package ramscim.server.admin;

import ramscim.server.words.Words;

/** What the address names does not exist. */
public final class PageNotFoundException extends RuntimeException {
    private final transient Words words;

    public PageNotFoundException(Words words) {
        super(words.english());
        this.words = words;
    }

    /** For other programs only. */
    public PageNotFoundException(String message) {
        this(Words.quoted(message));
    }

    Words words() {
        return words;
    }
}
