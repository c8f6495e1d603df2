package ramscim.server.running;

/** Request bodies. In what is passed to them, single quotes stand for double ones. */
public final class Bodies {
    private Bodies() {}

    public static String json(String text) {
        return text.replace('\'', '"');
    }

    /** @param members further ones, such as {@code 'displayName': 'Ada'} */
    public static String user(String userName, String... members) {
        return resource("urn:ietf:params:scim:schemas:core:2.0:User", "'userName': '" + userName + "'", members);
    }

    public static String group(String displayName, String... members) {
        return resource("urn:ietf:params:scim:schemas:core:2.0:Group", "'displayName': '" + displayName + "'", members);
    }

    private static String resource(String urn, String name, String... members) {
        String further = members.length == 0 ? "" : ", " + String.join(", ", members);
        return json("{'schemas': ['" + urn + "'], " + name + further + "}");
    }

    /** @param operations such as <code>{'op': 'remove', 'path': 'title'}</code> */
    public static String patch(String... operations) {
        return json("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': ["
                + String.join(", ", operations) + "]}");
    }

    public static String replace(String path, String value) {
        return patch("{'op': 'replace', 'path': '" + path + "', 'value': " + value + "}");
    }
}
