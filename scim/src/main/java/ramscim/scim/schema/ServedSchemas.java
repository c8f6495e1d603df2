package ramscim.scim.schema;

import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import ramscim.core.resource.ResourceType;

/**
 * Exactly what {@code /ResourceTypes} and {@code /Schemas} say, read from the schema files beside this class: other
 * jars have a {@code schemas/Group.json}, too.
 */
public final class ServedSchemas {
    public static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final ResourceSchema USER = new ResourceSchema(
            "User", "/Users", "User Account", read("User"), List.of(read("EnterpriseUser"), read("RamUser")));

    private static final ResourceSchema GROUP =
            new ResourceSchema("Group", "/Groups", "Group", read("Group"), List.of());

    private ServedSchemas() {}

    public static ResourceSchema user() {
        return USER;
    }

    public static ResourceSchema group() {
        return GROUP;
    }

    public static ResourceSchema of(ResourceType type) {
        return switch (type) {
            case USER -> USER;
            case GROUP -> GROUP;
        };
    }

    /** All resource types, User first. */
    public static List<ResourceSchema> resourceTypes() {
        return List.of(USER, GROUP);
    }

    static SchemaResource read(String name) {
        try (InputStream file = ServedSchemas.class.getResourceAsStream(name + ".json")) {
            return JsonUtils.getObjectReader().forType(SchemaResource.class).readValue(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + name + " cannot be read", e);
        }
    }
}
