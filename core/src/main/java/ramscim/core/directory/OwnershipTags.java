package ramscim.core.directory;

import java.util.Map;

/**
 * The tags that say which RAM users the bridge owns, and from which its store can be rebuilt.
 *
 * <p>They travel in CreateUser itself, so no user of the bridge ever exists without them.
 */
public final class OwnershipTags {
    /** Every key of the bridge's own starts so; a SCIM client may not set such a tag. */
    public static final String PREFIX = "scim-bridge:";

    /** The SCIM id of the resource. */
    public static final String ID = PREFIX + "id";

    /** The externalId of the resource, encoded where RAM does not allow it as it is. */
    public static final String EXTERNAL_ID = PREFIX + "externalId";

    /** {@code true} or {@code false}: the intended {@code active} of the resource. */
    public static final String ACTIVE = PREFIX + "active";

    /** Always {@link #SCIM}; RAM itself may report another ProvisionType. */
    public static final String PROVISION_TYPE = PREFIX + "provisionType";

    /** The ProvisionType of a user that came by SCIM. */
    public static final String SCIM = "SCIM";

    private OwnershipTags() {}

    /** Whether both name the same SCIM resource as their owner. */
    public static boolean sameOwner(Map<String, String> one, Map<String, String> other) {
        String id = one.get(ID);
        return id != null && id.equals(other.get(ID));
    }
}
