package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ramscim.core.store.ConfirmedMemberships.MemberOf;
import ramscim.scim.dialect.WrappedValues;
import ramscim.scim.schema.ServedSchemas;

/**
 * The groups that a request names for a user. The attribute is read-only (RFC 7643, section 4.1.2), so that nothing
 * comes of them; some clients send nothing else of memberships, and somebody has to find out why nobody is in a group.
 */
final class IgnoredGroups {
    /** What is told begins with it. */
    static final String BEGINNING = "The groups that the request names for the user were left out";

    private static final String GROUPS = "groups";
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 100;

    private final Set<Named> named = new HashSet<>();

    /** What one element says; empty for nothing. */
    private record Named(String value, String display) {
        boolean isOneOf(Collection<MemberOf> groups) {
            return groups.stream()
                    .anyMatch(group -> isCalled(group.group().toString())
                            || isCalled(String.valueOf(group.attributes().text("displayName"))));
        }

        private boolean isCalled(String text) {
            return text.equalsIgnoreCase(value) || text.equalsIgnoreCase(display);
        }

        String words() {
            String name = display.isEmpty() ? value : display;
            return "'" + name.substring(0, Math.min(LONGEST_NAME, name.length())) + "'";
        }
    }

    private IgnoredGroups() {}

    /** Of a creation, a replacement or a PATCH; one of a PATCH with a path is refused before. */
    static IgnoredGroups in(ObjectNode body) {
        IgnoredGroups groups = new IgnoredGroups();
        groups.read(body);
        member(body, "operations").forEach(operation -> {
            JsonNode path = member(operation, "path");
            if (path.isNull() || path.asText().isBlank()) {
                groups.readEach(member(operation, "value"));
            }
        });
        return groups;
    }

    private static JsonNode member(JsonNode object, String name) {
        return object.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> object.path(name));
    }

    private void readEach(JsonNode value) {
        JsonNode whole = WrappedValues.unwrapObject(value);
        for (JsonNode one : whole.isArray() ? whole : List.of(whole)) {
            read(WrappedValues.unwrapObject(one));
        }
    }

    private void read(JsonNode attributes) {
        String core = ServedSchemas.user().coreUrn().toLowerCase(Locale.ROOT);
        for (var attribute : attributes.properties()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (name.equals(core)) {
                attribute.getValue().properties().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(GROUPS))
                        .forEach(entry -> add(entry.getValue()));
            } else if (name.equals(GROUPS) || name.equals(core + ":" + GROUPS)) {
                add(attribute.getValue());
            }
        }
    }

    private void add(JsonNode groups) {
        for (JsonNode sent : groups.isArray() ? groups : List.of(groups)) {
            JsonNode group = WrappedValues.unwrapObject(sent);
            Named one = group.isValueNode()
                    ? new Named(group.isNull() ? "" : group.asText(), "")
                    : new Named(
                            member(group, "value").asText(),
                            member(group, "display").asText());
            if (!one.value().isBlank() || !one.display().isBlank()) {
                named.add(one);
            }
        }
    }

    boolean isEmpty() {
        return named.isEmpty();
    }

    /**
     * In plain words.
     *
     * @param present the groups that the user is in: who sends these back has read them here
     * @return empty if it names no other
     */
    String toldBeside(Collection<MemberOf> present) {
        Set<String> others = named.stream()
                .filter(group -> !group.isOneOf(present))
                .map(Named::words)
                .collect(Collectors.toCollection(TreeSet::new));
        if (others.isEmpty()) {
            return "";
        }
        String names = others.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = others.size() - MOST_NAMES;
        return "%s: %s%s. Memberships are changed by requests for the groups, at /Groups. The rest was done."
                .formatted(BEGINNING, names, more > 0 ? " and " + more + " more" : "");
    }
}
