package ramscim.core.resource;

/** Attributes of resources, as tests need them. */
public final class Attributes {
    private Attributes() {}

    /** Attributes written as JSON, with {@code '} for {@code "}. */
    public static ScimAttributes json(String json) {
        return ScimAttributes.fromJson(json.replace('\'', '"'));
    }

    public static ScimAttributes user(String userName) {
        return json("{'userName':'%s','active':true}".formatted(userName));
    }

    public static ScimAttributes user(String userName, String displayName) {
        return json("{'userName':'%s','displayName':'%s','active':true}".formatted(userName, displayName));
    }

    public static ScimAttributes inactiveUser(String userName) {
        return json("{'userName':'%s','active':false}".formatted(userName));
    }

    public static ScimAttributes group(String displayName) {
        return json("{'displayName':'%s'}".formatted(displayName));
    }

    public static ScimAttributes with(ScimAttributes attributes, String name, String value) {
        return ScimAttributes.of(attributes.toObjectNode().put(name, value));
    }
}
