package ramscim.server.scim.schema;

import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Exactly what {@code /ResourceTypes} and {@code /Schemas} say, read from the schema files on the class path. */
public final class ServedSchemas {
    public static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final ResourceSchema USER = new ResourceSchema(
            "User", "/Users", "User Account", read("User"), List.of(read("EnterpriseUser"), read("RamUser")));

    private ServedSchemas() {}

    public static ResourceSchema user() {
        return USER;
    }

    /** All resource types, User first. */
    public static List<ResourceSchema> resourceTypes() {
        return List.of(USER);
    }

    private static SchemaResource read(String name) {
        try (InputStream file = ServedSchemas.class.getResourceAsStream("/schemas/" + name + ".json")) {
            return JsonUtils.getObjectReader().forType(SchemaResource.class).readValue(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + name + " cannot be read", e);
        }
    }
}
