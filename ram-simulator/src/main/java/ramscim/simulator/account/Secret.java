package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password or a key's secret, which is never printed. */
public final class Secret {

    private final String text;

    public Secret(String text) {
        this.text = requireNonNull(text);
    }

    public String reveal() {
        return text;
    }

    boolean is(String other) {
        return MessageDigest.isEqual(bytes(text), bytes(other));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
