package ramscim.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** The values of entitlements and roles by which users are found. Its writes belong into the caller's transaction. */
final class GivenValues {
    static final String ENTITLEMENTS = "entitlements";
    static final String ROLES = "roles";

    private final JdbcClient jdbc;

    GivenValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Groups are given nothing in these ways, so that nothing is written of them.
     *
     * @param isNew whether nothing was written of the resource before
     */
    void write(ResourceId id, ScimAttributes attributes, boolean isNew) {
        if (attributes.text("userName") == null) {
            return;
        }
        if (!isNew) {
            jdbc.sql("delete from given_value where resource_id = :id")
                    .param("id", id.toString())
                    .update();
        }
        List.of(ENTITLEMENTS, ROLES)
                .forEach(attribute -> values(attributes.get(attribute))
                        .forEach(value -> jdbc.sql(
                                        "insert into given_value (resource_id, attribute, value) values (:id, :attribute, :value)")
                                .param("id", id.toString())
                                .param("attribute", attribute)
                                .param("value", value)
                                .update()));
    }

    private static Set<String> values(JsonNode elements) {
        Set<String> values = new HashSet<>();
        for (JsonNode element : elements) {
            if (element.path("value").isTextual()) {
                values.add(key(element.path("value").textValue()));
            }
        }
        return values;
    }

    static String key(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
