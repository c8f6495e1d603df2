package ramscim.core.directory;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tags of a RAM user, ordered by key (IMS CreateUser and TagResources, {@code Tag.N}).
 *
 * @param values at most 20; keys 1-128 characters, not starting with {@code aliyun} or {@code acs:}; values 0-128 characters, not
 *     starting with {@code acs:}; neither contains {@code http://} or {@code https://}
 */
public record Tags(Map<String, String> values) {
    public static final int MAX_COUNT = 20;
    public static final int MAX_KEY = 128;
    public static final int MAX_VALUE = 128;

    private static final Tags NONE = new Tags(Map.of());
    private static final Pattern URL = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

    public Tags {
        if (values.size() > MAX_COUNT) {
            throw new RuleViolation("must be at most %d tags; they are %d".formatted(MAX_COUNT, values.size()));
        }
        values.forEach((key, value) -> {
            checkKey(key);
            checkValue(value);
        });
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public static Tags none() {
        return NONE;
    }

    public static void checkKey(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new RuleViolation("must be 1 to %d characters long".formatted(MAX_KEY));
        }
        if (startsWith(key, "aliyun") || startsWith(key, "acs:")) {
            throw new RuleViolation("must not start with 'aliyun' or 'acs:'");
        }
        checkNoUrl(key);
    }

    public static void checkValue(String value) {
        if (value.length() > MAX_VALUE) {
            throw new RuleViolation("must be at most %d characters long".formatted(MAX_VALUE));
        }
        if (startsWith(value, "acs:")) {
            throw new RuleViolation("must not start with 'acs:'");
        }
        checkNoUrl(value);
    }

    private static void checkNoUrl(String text) {
        if (URL.matcher(text).find()) {
            throw new RuleViolation("must not contain 'http://' or 'https://'");
        }
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
