package ramscim.core.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A password or the secret of an access key: it can be handed on, but it never shows itself in a log, a message or a debugger's record. */
public final class Secret {
    /** Stands in a plan for a secret that is had only when the call is made. It cannot be sent. */
    public static final Secret LEFT_OPEN = new Secret();

    private final @Nullable String text;

    private Secret() {
        this.text = null;
    }

    public Secret(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        this.text = text;
    }

    /** The secret itself; whoever asks for it answers for where it goes. */
    public String reveal() {
        if (text == null) {
            throw new IllegalStateException("the secret was left open");
        }
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

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
