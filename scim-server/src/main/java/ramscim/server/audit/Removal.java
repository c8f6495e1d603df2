package ramscim.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The oldest events were removed: where the chain begins now. The event that tells of it has it in its change, and so
 * in the chain.
 *
 * @param sequence the last event that was removed
 * @param hash its hash
 */
record Removal(long sequence, String hash) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SEQUENCE = "prunedSequence";
    private static final String HASH = "prunedHash";

    /** Events of before had it in their words alone; so these must stay as they are as long as one may be kept. */
    private static final Pattern IN_WORDS =
            Pattern.compile("The events up to (\\d{1,18}), whose hash is (\\p{XDigit}{64}), were removed\\..*");

    /** What an event tells; null if it is not about that. */
    static @Nullable Removal in(AuditEvent event) {
        if (!event.is(AuditKind.PRUNED)) {
            return null;
        }
        return event.change() == null ? inWords(event.detail()) : inChange(event.change());
    }

    private static @Nullable Removal inChange(String change) {
        try {
            JsonNode told = JSON.readTree(change);
            return new Removal(
                    told.path(SEQUENCE).path("after").longValue(),
                    told.path(HASH).path("after").asText());
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static @Nullable Removal inWords(String detail) {
        Matcher words = IN_WORDS.matcher(detail);
        return words.matches() ? new Removal(Long.parseLong(words.group(1)), words.group(2)) : null;
    }

    String toChange() {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putObject(SEQUENCE).put("after", sequence);
        change.putObject(HASH).put("after", hash);
        return change.toString();
    }

    String words() {
        return "The events up to %d, whose hash is %s, were removed.".formatted(sequence, hash);
    }
}
