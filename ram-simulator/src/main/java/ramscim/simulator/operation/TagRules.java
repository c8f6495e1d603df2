package ramscim.simulator.operation;

import java.util.Map;
import java.util.Optional;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.error.RamError;

/** What tags may hold, and which users a tag filter means. */
final class TagRules {

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 128;

    private TagRules() {}

    static Map<String, String> checked(Map<String, String> tags, int most) {
        if (tags.size() > most) {
            throw RamError.tooManyTags();
        }
        tags.forEach((key, value) -> {
            checkKey(key);
            checkValue(value);
        });
        return tags;
    }

    /** A key without a value in the filter means any value. */
    static boolean matches(SimulatedUser user, Map<String, String> filter) {
        return filter.entrySet().stream()
                .allMatch(wanted -> Optional.ofNullable(user.tags().get(wanted.getKey()))
                        .filter(value -> wanted.getValue().isEmpty() || value.equals(wanted.getValue()))
                        .isPresent());
    }

    private static void checkKey(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw RamError.invalidLength("TagKey");
        }
        if (key.startsWith("aliyun") || key.startsWith("acs:") || holdsUrl(key)) {
            throw RamError.invalidCharacters("TagKey");
        }
    }

    private static void checkValue(String value) {
        if (value.length() > LONGEST_VALUE) {
            throw RamError.invalidLength("TagValue");
        }
        if (value.startsWith("acs:") || holdsUrl(value)) {
            throw RamError.invalidCharacters("TagValue");
        }
    }

    private static boolean holdsUrl(String text) {
        return text.contains("http://") || text.contains("https://");
    }
}
