package ramscim.scim.dialect;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comparisons behind a value path: {@code emails[type eq "work"].value eq "x"}, which the grammar of filters does not
 * have (RFC 7644, figure 1).
 *
 * <p>Entra ID looks users up so when an e-mail address is the matching attribute.
 */
public final class ValuePathComparisons {
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";

    /** Text in quotes is found first, so that nothing within it is taken for a value path. */
    private static final Pattern COMPARISON = Pattern.compile(QUOTED + "|\\[((?:[^\\[\\]\"]|" + QUOTED
            + ")*+)]\\.([A-Za-z$][A-Za-z0-9_$-]*)\\s+([A-Za-z]{2})(\\s+(?:" + QUOTED + "|[^\\s()\\[\\]\"]++))?");

    private ValuePathComparisons() {}

    /** The same filter in the grammar's form: {@code emails[(type eq "work") and value eq "x"]}. */
    public static String moveInside(String filter) {
        return COMPARISON.matcher(filter).replaceAll(ValuePathComparisons::inside);
    }

    private static String inside(MatchResult found) {
        if (found.group(1) == null) {
            return Matcher.quoteReplacement(found.group());
        }
        String operator = found.group(3);
        String operand = found.group(4) == null ? "" : found.group(4);
        boolean presence = operator.equalsIgnoreCase("pr");
        String inner =
                "[(" + found.group(1) + ") and " + found.group(2) + " " + operator + (presence ? "" : operand) + "]";
        return Matcher.quoteReplacement(inner + (presence ? operand : ""));
    }
}
