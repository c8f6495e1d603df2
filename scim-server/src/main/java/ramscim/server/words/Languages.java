package ramscim.server.words;

import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that there are catalogues of, and which of them somebody means. */
public final class Languages {
    private Languages() {}

    /** English first. */
    public static List<Locale> all() {
        return Catalogue.languages();
    }

    /**
     * By a language tag: {@code zh}, {@code zh-SG} and {@code zh-Hans} are all Simplified Chinese, {@code zh-TW} is
     * not.
     *
     * @return null for one that is not spoken
     */
    public static @Nullable Locale of(String tag) {
        Locale named = find(language -> language.toLanguageTag().equalsIgnoreCase(tag));
        return named == null ? alike(tag) : named;
    }

    /** Asked for by another name; only then are ICU's tables needed. */
    private static @Nullable Locale alike(String tag) {
        String written = written(ULocale.forLanguageTag(tag));
        return find(language -> written(ULocale.forLocale(language)).equals(written));
    }

    private static @Nullable Locale find(Predicate<Locale> wanted) {
        return all().stream().filter(wanted).findFirst().orElse(null);
    }

    /** A language and how it is written: {@code zh_Hans}. */
    private static String written(ULocale locale) {
        ULocale likely = ULocale.addLikelySubtags(locale);
        return likely.getLanguage() + "_" + likely.getScript();
    }

    /** The best of what a browser accepts; null if it is none. */
    public static @Nullable Locale accepted(@Nullable String acceptLanguage) {
        return ranges(acceptLanguage)
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> Stream.ofNullable(of(range.getRange())))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Locale.LanguageRange> ranges(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage == null ? Stream.of() : Locale.LanguageRange.parse(acceptLanguage).stream();
        } catch (IllegalArgumentException e) {
            return Stream.of();
        }
    }

    /**
     * What a shell speaks, by its variables {@code LC_ALL}, {@code LC_MESSAGES} and {@code LANG}; English if unsure.
     */
    public static Locale ofShell(Map<String, String> environment) {
        String posix = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        Locale language = of(posix.replaceAll("[.@].*", "").replace('_', '-'));
        return language == null ? Locale.ENGLISH : language;
    }

    /** Whoever started this process from a shell, on this machine's clock. */
    public static Audience shell() {
        return new Audience(ofShell(System.getenv()), ZoneId.systemDefault());
    }
}
