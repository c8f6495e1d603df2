package ramscim.scim.schema;

/** What users can be given and clients can ask for. */
public enum OfferKind {
    ENTITLEMENT("Entitlement", "Entitlements", "entitlements"),
    ROLE("Role", "Roles", "roles");

    private final String label;
    private final String endpoint;
    private final String attribute;

    OfferKind(String label, String endpoint, String attribute) {
        this.label = label;
        this.endpoint = endpoint;
        this.attribute = attribute;
    }

    /** The name of the resource type. */
    public String label() {
        return label;
    }

    /** Below the base of the service. */
    public String endpoint() {
        return endpoint;
    }

    /** The attribute of a user that has them. */
    public String attribute() {
        return attribute;
    }
}
