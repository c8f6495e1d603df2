package ramscim.scim.error;

import com.unboundid.scim2.common.exceptions.ScimException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the SDK's parser of filters and paths says is wrong, in one line. Behind a position it repeats its JSON library,
 * which speaks of itself and of no filter.
 */
public final class ParserWords {
    private static final Pattern POSITION = Pattern.compile("^(.*? at position \\d+)\\b.*$");
    private static final Pattern LIBRARY =
            Pattern.compile("Unrecognized token|Unexpected|was expecting|Illegal|JSON|\\[Source|StreamRead");

    private ParserWords() {}

    public static String of(ScimException problem) {
        String line = String.valueOf(problem.getMessage()).split("\\R", 2)[0];
        if (!LIBRARY.matcher(line).find()) {
            return line;
        }
        Matcher position = POSITION.matcher(line);
        return position.matches() ? position.group(1) : "a value in it is not well-formed";
    }
}
