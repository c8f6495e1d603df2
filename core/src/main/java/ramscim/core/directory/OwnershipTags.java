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

    /** The userName of the resource, if the logon name does not tell it. */
    public static final String USER_NAME = PREFIX + "userName";

    /** The name of the bridge that keeps the user. */
    public static final String OWNER = PREFIX + "owner";

    /** {@code true} on a user that was there before its resource; it is given back if the resource does not come about. */
    public static final String ADOPTED = PREFIX + "adopted";

    /** Always {@link #SCIM}; RAM itself may report another ProvisionType. */
    public static final String PROVISION_TYPE = PREFIX + "provisionType";

    /** The ProvisionType of a user that came by SCIM. */
    public static final String SCIM = "SCIM";

    private OwnershipTags() {}

    /** Whether both name the same SCIM resource of the same bridge. */
    public static boolean sameOwner(Map<String, String> one, Map<String, String> other) {
        String id = one.get(ID);
        return id != null
                && id.equals(other.get(ID))
                && (one.get(OWNER) == null
                        || other.get(OWNER) == null
                        || one.get(OWNER).equals(other.get(OWNER)));
    }
}
