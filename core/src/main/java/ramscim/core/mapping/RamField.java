package ramscim.core.mapping;

/** A field of a RAM user that is made from the SCIM user by an expression. */
public enum RamField {
    USER_PRINCIPAL_NAME("user-principal-name", "userName"),
    DISPLAY_NAME("display-name", "displayName"),
    EMAIL("email", "emails.value"),
    MOBILE_PHONE("mobile-phone", "phoneNumbers.value"),
    COMMENTS("comments", UserMapping.RAM_EXTENSION + ":comments");

    private final String key;
    private final String attribute;

    RamField(String key, String attribute) {
        this.key = key;
        this.attribute = attribute;
    }

    /** What it is called in the configuration, behind {@link UserExpressions#PREFIX}. */
    public String key() {
        return key;
    }

    /** The SCIM attribute that it is made from unless the configuration says otherwise. */
    String attribute() {
        return attribute;
    }
}
