package ramscim.core.resource;

/** The SCIM resource types that the bridge provisions (RFC 7643, section 4). */
public enum ResourceType {
    USER,
    GROUP
}
