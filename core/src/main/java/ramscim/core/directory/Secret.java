package ramscim.core.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password or the secret of an access key: it can be handed on, but it never shows itself in a log, a message or a debugger's record. */
public final class Secret {
    private final String text;

    public Secret(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        this.text = text;
    }

    /** The secret itself; whoever asks for it answers for where it goes. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(text), bytes(secret.text));
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
