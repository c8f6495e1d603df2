package ramscim.server.admin;

import ramscim.server.words.Words;

/** What an administrator asked for cannot be; the words say why, the message says it in English. */
public final class BadAdminRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Words words;

    public BadAdminRequestException(Words words) {
        super(words.english());
        this.words = words;
    }

    /** For what only programs ask for. */
    public BadAdminRequestException(String message) {
        this(Words.quoted(message));
    }

    public Words words() {
        return words;
    }
}
