package ramscim.server.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one proxy says in {@code Forwarded} (RFC 7239, section 4). */
record ForwardedElement(Map<String, String> pairs) {
    /** A pair of a token and a token or quoted string, or none, and what stands behind it. */
    private static final Pattern PAIR = Pattern.compile(
            "[ \t]*(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\",;\\s]*)))?[ \t]*(?:([,;])|$)");

    /** No proxy writes more, and no pattern shall be tried on it. */
    private static final int LONGEST_LINE = 1_000;

    ForwardedElement {
        pairs = Map.copyOf(pairs);
    }

    /** None if a line cannot be read: nobody knows who wrote which part of it. */
    static List<ForwardedElement> all(List<String> lines) {
        List<ForwardedElement> elements = new ArrayList<>();
        for (String line : lines) {
            if (line.length() > LONGEST_LINE || !read(line, elements)) {
                return List.of();
            }
        }
        return elements;
    }

    private static boolean read(String line, List<ForwardedElement> elements) {
        Matcher matcher = PAIR.matcher(line);
        Map<String, String> pairs = new HashMap<>();
        int at = 0;
        while (at < line.length()) {
            matcher.region(at, line.length());
            if (!matcher.lookingAt()) {
                return false;
            }
            if (matcher.group(1) != null) {
                pairs.put(matcher.group(1).toLowerCase(Locale.ROOT), value(matcher));
            }
            at = matcher.end();
            if (!pairs.isEmpty() && (at == line.length() || ",".equals(matcher.group(4)))) {
                elements.add(new ForwardedElement(pairs));
                pairs.clear();
            }
        }
        return true;
    }

    private static String value(Matcher pair) {
        String quoted = pair.group(2);
        return quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1");
    }

    /** Empty if it is not said. */
    String of(String name) {
        return pairs.getOrDefault(name, "");
    }
}
