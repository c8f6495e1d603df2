package ramscim.server.guard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.HeldIntent;

/**
 * Which held changes somebody was shown, so that "all" is these and no others, whatever is held since. Each is eight
 * bytes of a hash of the resource and the sequence: a few thousand of them fit into a form.
 */
record HeldMark(Set<Long> shown) {
    HeldMark {
        shown = Set.copyOf(shown);
    }

    static HeldMark of(Collection<HeldIntent> held) {
        Set<Long> all = new HashSet<>();
        held.forEach(intent -> all.add(hash(intent)));
        return new HeldMark(all);
    }

    /** Null if it is none. */
    static @Nullable HeldMark parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length == 0 || bytes.length % Long.BYTES != 0) {
            return null;
        }
        Set<Long> all = new HashSet<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            all.add(buffer.getLong());
        }
        return new HeldMark(all);
    }

    boolean has(HeldIntent intent) {
        return shown.contains(hash(intent));
    }

    private static long hash(HeldIntent intent) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((intent.id() + ":" + intent.sequence()).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        ByteBuffer buffer = ByteBuffer.allocate(shown.size() * Long.BYTES);
        shown.stream().sorted().forEach(buffer::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
