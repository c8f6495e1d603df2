package ramscim.server.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceId;
import ramscim.store.Condition;

/**
 * Which events are wanted; what is null or empty does not matter.
 *
 * @param resource what they are about
 * @param subject what the name of what they are about contains, without case
 * @param actor who asked, as {@link ramscim.core.intent.Origin#actor} has it
 * @param request the id of the request
 * @param from the earliest time
 * @param to the time before which they happened
 */
public record AuditQuery(
        @Nullable ResourceId resource,
        @Nullable String subject,
        @Nullable String actor,
        @Nullable String request,
        Set<AuditKind> kinds,
        @Nullable Instant from,
        @Nullable Instant to) {
    public AuditQuery {
        kinds = Set.copyOf(kinds);
    }

    /** All there are. */
    public static AuditQuery everything() {
        return new AuditQuery(null, null, null, null, Set.of(), null, null);
    }

    /** Those about one resource. */
    public static AuditQuery about(ResourceId resource) {
        return new AuditQuery(resource, null, null, null, Set.of(), null, null);
    }

    private boolean isByName() {
        return subject != null && !subject.isBlank();
    }

    /**
     * Where the events are read from: {@code audit_event e}, and where a name is looked for the index that has nothing
     * but the names in the order of events, so that a page is read to where it ends. SQLite keeps the order of a cross
     * join.
     */
    String tables() {
        return isByName() ? "audit_event n cross join audit_event e" : "audit_event e";
    }

    /** The column by which the events are ordered. */
    String sequence() {
        return isByName() ? "n.sequence" : "e.sequence";
    }

    /** The same as SQL over {@link #tables}. */
    Condition condition() {
        Terms terms = new Terms();
        terms.add("e.resource_id = :resource", "resource", resource);
        terms.add(
                "n.sequence = e.sequence and n.subject_key like :subject escape '\\'",
                "subject",
                isByName() ? "%" + escaped(String.valueOf(subject)) + "%" : null);
        terms.add("e.actor = :actor", "actor", blankToNull(actor));
        terms.add("e.request_id = :request", "request", blankToNull(request));
        if (!kinds.isEmpty()) {
            terms.addList(
                    "e.kind in (:kinds)",
                    "kinds",
                    kinds.stream().map(Enum::name).toList());
        }
        // Without the plus SQLite reads whatever happened in that time and sorts it, for a page of the newest.
        terms.add("+e.occurred >= :from", "from", from == null ? null : from.toEpochMilli());
        terms.add("+e.occurred < :to", "to", to == null ? null : to.toEpochMilli());
        return terms.condition();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String escaped(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    private static final class Terms {
        private final List<String> sql = new ArrayList<>(List.of("1 = 1"));
        private final Map<String, Object> parameters = new HashMap<>();

        void add(String term, String name, @Nullable Object value) {
            if (value != null) {
                sql.add(term);
                parameters.put(name, value instanceof Number ? value : value.toString());
            }
        }

        void addList(String term, String name, List<String> values) {
            sql.add(term);
            parameters.put(name, values);
        }

        Condition condition() {
            return new Condition(String.join(" and ", sql), parameters);
        }
    }
}
