package ramscim.core.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a policy allows, as far as it makes more of whoever has it. Conditions and refusals are not weighed: what is allowed under one is allowed. A document
 * that cannot be understood is taken for one that allows everything.
 */
final class PolicyDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> HOW_BY_ACTION = EscalatingPolicies.read("escalating-actions.txt");
    private static final Set<String> OF_A_ROLE = Set.of("sts:assumerole", "ram:passrole");

    private final JsonNode root;

    private PolicyDocument(JsonNode root) {
        this.root = root;
    }

    static PolicyDocument parse(String text) {
        try {
            return new PolicyDocument(JSON.readTree(text));
        } catch (JsonProcessingException noJson) {
            return new PolicyDocument(MissingNode.getInstance());
        }
    }

    /** What can be done with it that should not be given by the way; null if nothing is known to be. */
    @Nullable String how() {
        List<JsonNode> statements = each(field(root, "Statement")).toList();
        if (statements.isEmpty()) {
            return "says nothing that can be judged";
        }
        return statements.stream()
                .map(PolicyDocument::how)
                .filter(how -> !how.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String how(JsonNode statement) {
        if (!field(statement, "Effect").asText("Allow").equalsIgnoreCase("Allow")) {
            return "";
        }
        if (!field(statement, "NotAction").isMissingNode()) {
            return "allows everything but what it names";
        }
        boolean anyRole = isOfAnyRole(statement);
        return each(field(statement, "Action"))
                .map(action -> how(action.asText(), anyRole))
                .filter(how -> !how.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String how(String allowed, boolean anyRole) {
        Pattern pattern = pattern(allowed);
        return HOW_BY_ACTION.entrySet().stream()
                .filter(action -> anyRole || !OF_A_ROLE.contains(action.getKey()))
                .filter(action -> pattern.matcher(action.getKey()).matches())
                .map(action -> "allows '" + allowed + "', which " + action.getValue())
                .sorted()
                .findFirst()
                .orElse("");
    }

    /** Unless each resource is a role that is named in full. */
    private static boolean isOfAnyRole(JsonNode statement) {
        List<String> resources =
                each(field(statement, "Resource")).map(JsonNode::asText).toList();
        return resources.isEmpty()
                || resources.stream().anyMatch(resource -> {
                    int role = resource.toLowerCase(Locale.ROOT).indexOf(":role/");
                    return role < 0 || resource.indexOf('*', role) >= 0 || resource.indexOf('?', role) >= 0;
                });
    }

    /** {@code *} stands for any characters and {@code ?} for one; case does not count. */
    private static Pattern pattern(String action) {
        String regex = Pattern.quote(action.strip().toLowerCase(Locale.ROOT))
                .replace("*", "\\E.*\\Q")
                .replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    private static Stream<JsonNode> each(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Stream.empty();
        }
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    /** Under its name in whatever case. */
    private static JsonNode field(JsonNode node, String name) {
        return node.properties().stream()
                .filter(property -> property.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
