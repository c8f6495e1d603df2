package ramscim.scim.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dot where the standard has a colon between a schema's URN and the name of an attribute (RFC 7644, section 3.10):
 * {@code urn:...:2.0:User.manager}. Custom mappings that administrators write by hand have it.
 */
public final class DottedUrns {
    /** Text in quotes is found first, so that nothing within it is taken for a name. */
    private static final Pattern URN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*+\"|(urn:(?:ietf:params:)?scim:schemas:[A-Za-z0-9:._-]*?:2\\.0:(?:User|Group))\\.(?=[A-Za-z$])",
            Pattern.CASE_INSENSITIVE);

    private DottedUrns() {}

    /** The same name, path or filter with colons. */
    public static String withColons(String text) {
        return URN.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) == null ? found.group() : found.group(1) + ":"));
    }
}
