package ramscim.scim.dialect;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filters whose comparison values stand without quotes: {@code userName eq tara.zhu}.
 *
 * <p>authentik asks so after a conflict, and Entra's documentation has an example of it.
 */
public final class BareFilterValues {
    private static final Set<String> COMPARISONS = Set.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");

    /** A quoted string, a bracket, or a run of anything else. */
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[()\\[\\]]|[^\\s()\\[\\]\"]++|\"|\\s+");

    private static final Pattern LITERAL = Pattern.compile("true|false|null|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private BareFilterValues() {}

    /** The filter with quotes around the values that lack them; blanks are folded. */
    public static String quote(String filter) {
        StringBuilder quoted = new StringBuilder(filter.length() + 16);
        Matcher token = TOKEN.matcher(filter);
        boolean valueExpected = false;
        boolean attributeSeen = false;
        while (token.find()) {
            String text = token.group();
            if (text.isBlank()) {
                quoted.append(' ');
                continue;
            }
            quoted.append(valueExpected && isBare(text) ? TextNode.valueOf(text).toString() : text);
            boolean comparison = attributeSeen && COMPARISONS.contains(text.toLowerCase(Locale.ROOT));
            attributeSeen = !comparison && !valueExpected && isWord(text);
            valueExpected = comparison;
        }
        return quoted.toString();
    }

    private static boolean isWord(String text) {
        return Character.isLetterOrDigit(text.charAt(0));
    }

    private static boolean isBare(String text) {
        char first = text.charAt(0);
        return first != '"'
                && first != '\''
                && first != '('
                && first != ')'
                && first != '['
                && first != ']'
                && !LITERAL.matcher(text).matches();
    }
}
