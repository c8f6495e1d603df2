package ramscim.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Origin;

/**
 * Something that happened.
 *
 * @param kind the name of an {@link AuditKind}; of a newer version's event it may be another
 * @param about what it happened to; null if it concerns the bridge as a whole
 * @param origin who asked for it
 * @param ramCalls the calls that RAM answered, as {@code Operation=RequestId}, separated by spaces
 * @param detail what happened, in plain words
 * @param change the attributes that changed, as a JSON object of their values before and after
 */
public record AuditEvent(
        Instant at,
        String kind,
        @Nullable Subject about,
        Origin origin,
        String ramCalls,
        String detail,
        @Nullable String change) {
    boolean is(AuditKind other) {
        return kind.equals(other.name());
    }
}
