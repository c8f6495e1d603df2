package ramscim.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import ramscim.core.resource.ScimAttributes;

/** A SCIM user as expressions see it: every attribute of the schema is there, so that none has to ask whether it is. */
final class MappingInput {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final ObjectNode USER = user();
    private static final ObjectNode ENTERPRISE_USER = enterpriseUser();
    private static final ObjectNode RAM_USER = texts("comments");

    private MappingInput() {}

    private static ObjectNode user() {
        ObjectNode user = texts(
                "userName",
                "externalId",
                "displayName",
                "nickName",
                "profileUrl",
                "title",
                "userType",
                "preferredLanguage",
                "locale",
                "timezone");
        user.set(
                "name",
                texts("formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"));
        for (String name : List.of(
                "emails", "phoneNumbers", "ims", "photos", "addresses", "entitlements", "roles", "x509Certificates")) {
            user.putArray(name);
        }
        user.put("active", true);
        return user;
    }

    private static ObjectNode enterpriseUser() {
        ObjectNode user = texts("employeeNumber", "costCenter", "organization", "division", "department");
        user.set("manager", texts("value", "displayName"));
        return user;
    }

    private static ObjectNode texts(String... names) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            node.put(name, "");
        }
        return node;
    }

    static Map<String, Object> of(ScimAttributes attributes) {
        return Map.of(
                "user", map(USER, attributes.toObjectNode()),
                "enterprise", map(ENTERPRISE_USER, attributes.get(ENTERPRISE)),
                "ram", map(RAM_USER, attributes.get(UserMapping.RAM_EXTENSION)));
    }

    private static Map<?, ?> map(ObjectNode empty, JsonNode present) {
        ObjectNode whole = empty.deepCopy();
        present.properties().forEach(entry -> {
            if (whole.get(entry.getKey()) instanceof ObjectNode parts && entry.getValue() instanceof ObjectNode given) {
                parts.setAll(given);
            } else {
                whole.set(entry.getKey(), entry.getValue());
            }
        });
        return JSON.convertValue(whole, Map.class);
    }
}
