package ramscim.server.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ramscim.server.words.Words;

/**
 * The settings as the page lists them: those that somebody has set first, then the others by what they are about.
 *
 * @param wanted what a key or value contains; a key may also be written as the environment variable that sets it
 */
record SettingSearch(String wanted) {
    static final Words SET = Words.of("settings.set");

    /** Each setting once; no section is empty. */
    Map<Words, List<Setting>> sections(List<Setting> all) {
        List<Setting> found = all.stream().filter(this::matches).toList();
        Map<Words, List<Setting>> sections = new LinkedHashMap<>();
        List<Setting> set =
                found.stream().filter(setting -> !setting.isDefault()).toList();
        if (!set.isEmpty()) {
            sections.put(SET, set);
        }
        sections.putAll(found.stream()
                .filter(Setting::isDefault)
                .collect(Collectors.groupingBy(SettingSearch::section, LinkedHashMap::new, Collectors.toList())));
        return sections;
    }

    private boolean matches(Setting setting) {
        String text = wanted.strip().toLowerCase(Locale.ROOT);
        String letters = letters(text);
        return setting.value().toLowerCase(Locale.ROOT).contains(text)
                || (!letters.isEmpty() && letters(setting.key()).contains(letters));
    }

    private static String letters(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[._ -]", "");
    }

    private static Words section(Setting setting) {
        String[] parts = setting.key().split("\\.", 3);
        return Words.quoted(parts[0].equals("bridge") && parts.length == 3 ? parts[0] + "." + parts[1] : parts[0]);
    }
}
