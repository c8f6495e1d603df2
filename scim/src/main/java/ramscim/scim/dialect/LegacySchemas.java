package ramscim.scim.dialect;

import java.util.Locale;
import java.util.Set;

/**
 * URNs of drafts and of SCIM 1.x that stand for today's.
 *
 * <p>OneLogin sends {@code urn:scim:schemas:core:2.0} for users and groups alike, and its enterprise sibling; templates
 * that were copied from its documentation have {@code core:1.0}. Entra's documentation has the enterprise URN without
 * its last colon.
 */
public final class LegacySchemas {
    private static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Set<String> CORE = Set.of(
            "urn:scim:schemas:core:1.0",
            "urn:scim:schemas:core:2.0",
            "urn:scim:schemas:core:2.0:user",
            "urn:scim:schemas:core:2.0:group");

    private static final Set<String> ENTERPRISE = Set.of(
            "urn:scim:schemas:extension:enterprise:1.0",
            "urn:scim:schemas:extension:enterprise:2.0",
            "urn:scim:schemas:extension:enterprise:2.0:user",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0user");

    private LegacySchemas() {}

    /**
     * Today's URN of a legacy one, any other as it is; {@code core} is that of the resource type which the request
     * addresses.
     */
    public static String today(String urn, String core) {
        String lowerCase = urn.toLowerCase(Locale.ROOT);
        if (CORE.contains(lowerCase)) {
            return core;
        }
        return ENTERPRISE.contains(lowerCase) ? ENTERPRISE_USER : urn;
    }
}
