package ramscim.server.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.provisioning.HeldIntent;

/**
 * What "all" is to somebody who was shown it: as text {@code <accepted>.<digest>}.
 *
 * @param accepted when the newest of what was held had been asked for, in milliseconds
 * @param digest SHA-256, in hex, of the sorted ids and sequences of all that was held
 */
record HeldMark(long accepted, String digest) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.([0-9a-f]{64})");

    static HeldMark of(long accepted, List<HeldIntent> held) {
        String all = held.stream()
                .map(one -> one.id() + ":" + one.sequence())
                .sorted()
                .collect(Collectors.joining("\n"));
        return new HeldMark(accepted, sha256(all));
    }

    /** Null if it is none. */
    static @Nullable HeldMark parse(String text) {
        Matcher mark = TEXT.matcher(text);
        return mark.matches() ? new HeldMark(Long.parseLong(mark.group(1)), mark.group(2)) : null;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return accepted + "." + digest;
    }
}
