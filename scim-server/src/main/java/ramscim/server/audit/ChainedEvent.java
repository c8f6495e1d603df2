package ramscim.server.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An event in its place in the chain.
 *
 * @param sequence 1 for the first, one more for each
 * @param previousHash the hash of the event before; empty for the first
 * @param hash of everything above
 */
public record ChainedEvent(long sequence, AuditEvent event, String previousHash, String hash) {
    /** Where the chain stands. */
    record End(long sequence, String hash) {}

    static ChainedEvent link(long sequence, AuditEvent event, String previousHash) {
        return new ChainedEvent(sequence, event, previousHash, sha256(canonical(sequence, event, previousHash)));
    }

    boolean isAsLinked() {
        return hash.equals(sha256(canonical(sequence, event, previousHash)));
    }

    /**
     * What is hashed: a JSON array without white space. Whoever has an export can compute it, so this must never change
     * for events that are written already.
     */
    private static String canonical(long sequence, AuditEvent event, String previousHash) {
        Subject about = event.about();
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        fields.add(sequence).add(event.at().toEpochMilli()).add(event.kind());
        add(fields, about == null ? null : about.id());
        add(fields, about == null ? null : about.type());
        add(fields, about == null ? null : about.name());
        fields.add(event.origin().actor()).add(event.origin().requestId());
        fields.add(event.ramCalls()).add(event.detail());
        add(fields, event.change());
        return fields.add(previousHash).toString();
    }

    private static void add(ArrayNode fields, @Nullable Object value) {
        fields.add(value == null ? null : value.toString());
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
