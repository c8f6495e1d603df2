package ramscim.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogues against each other, and against the templates and classes that use them. */
class MessagesTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** What a Chinese reads as it is: arguments, units, and words that the glossary leaves as they are. */
    private static final Set<String> WITHOUT_CHINESE = Set.of(
            "words.quoted",
            "words.number",
            "words.then",
            "time.pattern",
            "time.done",
            "command.invalid",
            "health.called",
            "health.stop",
            "failures.stop",
            "audit.comma",
            "audit.colon");

    /** A key as templates and classes write it out: {@code #{layout.skip}}, {@code "layout.skip"}. */
    private static final Pattern KEY = Pattern.compile("(?:#\\{|[\"'])([a-z][a-z-]*(?:\\.[a-z0-9-]+)+)(?=[\"'(}])");

    /** The beginning of keys that a class makes of its constants: {@code "layout.page."}. */
    private static final Pattern BEGINNING = Pattern.compile("\"([a-z][a-z-]*\\.(?:[a-z0-9-]+\\.)*)\"");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    static Set<String> languages() {
        return Messages.languages();
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(Messages.MAIN)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|html)"))
                    .map(MessagesTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(one -> one.group(1)).collect(Collectors.toSet());
    }

    /** What a class may make keys of: beginnings, and its constants or names, which may follow them. */
    private record Parts(Set<String> beginnings, Set<String> names) {
        static Parts of(String source) {
            return new Parts(
                    found(BEGINNING, source),
                    NAME.matcher(source)
                            .results()
                            .map(MatchResult::group)
                            .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.toSet()));
        }

        boolean make(String key) {
            return beginnings.stream()
                    .filter(key::startsWith)
                    .map(beginning -> key.substring(beginning.length()).split("\\."))
                    .anyMatch(parts -> Arrays.stream(parts).allMatch(names::contains));
        }
    }

    @Test
    void keys_ofAnArea_beginWithItsName() {
        assertThat(Messages.areas())
                .allSatisfy(area -> assertThat(Messages.of(area, "").keySet())
                        .isNotEmpty()
                        .allMatch(key -> key.startsWith(area + ".")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void keys_ofEachLanguage_areThoseOfEnglish(String language) {
        assertThat(Messages.areas())
                .allSatisfy(area -> assertThat(Messages.of(area, language).keySet())
                        .containsExactlyElementsOf(Messages.of(area, "").keySet()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void placeholders_ofEachLanguage_areThoseOfEnglish(String language) {
        Map<String, String> others = Messages.of(language);

        assertThat(Messages.of(""))
                .allSatisfy((key, text) -> assertThat(Messages.placeholders(others.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(Messages.placeholders(text)));
    }

    @Test
    void keys_thatNobodyUses_areNotThere() {
        List<String> sources = sources();
        Set<String> written =
                sources.stream().flatMap(source -> found(KEY, source).stream()).collect(Collectors.toSet());

        List<Parts> made = sources.stream().map(Parts::of).toList();

        assertThat(Messages.of("").keySet())
                .filteredOn(key -> !written.contains(key))
                .allMatch(key -> made.stream().anyMatch(parts -> parts.make(key)));
    }

    @Test
    void keys_thatAreUsed_areThere() {
        Set<String> areas = Messages.areas();
        Set<String> used = new TreeSet<>();
        Pattern message = Pattern.compile("(?:#\\{|Words\\.of\\(\\s*\")([a-z][a-z0-9.-]*[a-z0-9])(?=[\"(}])");
        sources().forEach(source -> used.addAll(found(message, source)));

        assertThat(used).isSubsetOf(Messages.of("").keySet());
        assertThat(used).allMatch(key -> areas.contains(key.substring(0, key.indexOf('.'))));
    }

    @Test
    void chinese_everyMessage_hasChineseInIt() {
        assertThat(Messages.of("zh_CN"))
                .allSatisfy((key, text) -> assertThat(WITHOUT_CHINESE.contains(key))
                        .as(key)
                        .isEqualTo(!HAN.matcher(text).find()));
    }

    /** A text without arguments is shown as it is written, one with arguments by ICU's rules. */
    @Test
    void apostrophes_ofEveryLanguage_areAsTheyAreToBeSeen() {
        List<String> wrong = new ArrayList<>();
        for (String language :
                Stream.concat(Stream.of(""), languages().stream()).toList()) {
            Messages.of(language).forEach((key, text) -> {
                boolean isPattern = text.indexOf('{') >= 0;
                if (isPattern ? text.matches("(?s).*(?<!')'(?=[{}#|]).*") : text.contains("''")) {
                    wrong.add(key + " " + language);
                }
            });
        }

        assertThat(wrong).isEmpty();
    }
}
