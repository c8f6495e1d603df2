package ramscim.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What neither the compiler nor the formatter looks at. */
class SourceTest {
    private static final Path ROOT = Path.of("..");
    private static final int WIDEST = 120;

    /** A word of two humps or more in code's letters. */
    private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z0-9]*)+)`");

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern COMMENT = Pattern.compile(" *(/\\*\\*|\\*|//) .*");
    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern INLINED =
            Pattern.compile("(?<![\\w.])(java|javax|jakarta|ramscim|org|com|net|io)(\\.[a-z]\\w*)+\\.[A-Z]\\w*");

    private static List<Path> sources(String... modules) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : modules) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where they are, and what they say. */
    private static Stream<String> numbered(Path file) {
        List<String> lines = lines(file);
        return Stream.iterate(0, line -> line < lines.size(), line -> line + 1)
                .map(line -> file + ":" + (line + 1) + ": " + lines.get(line));
    }

    @Test
    void decisions_namesOfCode_areInTheCode() throws IOException {
        Set<String> words =
                sources("core", "store", "scim", "ram-adapter", "ram-simulator", "scim-server", "bench").stream()
                        .flatMap(file ->
                                WORD.matcher(String.join("\n", lines(file))).results())
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> decisions = Files.list(ROOT.resolve("docs/decisions"))) {
            decisions.forEach(decision -> NAME.matcher(String.join("\n", lines(decision)))
                    .results()
                    .filter(name -> !words.contains(name.group(1)))
                    .forEach(name -> unknown.add(decision.getFileName() + ": " + name.group(1))));
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void code_classes_areImported() throws IOException {
        assertThat(sources("store", "scim", "scim-server", "ram-simulator").stream()
                        .flatMap(SourceTest::numbered))
                .filteredOn(line -> isCode(afterPlace(line)))
                .filteredOn(
                        line -> INLINED.matcher(TEXT.matcher(afterPlace(line)).replaceAll(""))
                                .find())
                .isEmpty();
    }

    /** The formatter wraps code only. */
    @Test
    void comments_lines_areNotWiderThanCode() throws IOException {
        assertThat(sources("store", "scim", "scim-server", "ram-simulator").stream()
                        .flatMap(SourceTest::numbered))
                .filteredOn(line -> COMMENT.matcher(afterPlace(line)).matches()
                        && afterPlace(line).length() > WIDEST)
                .isEmpty();
    }

    private static String afterPlace(String numbered) {
        return numbered.substring(numbered.indexOf(": ") + 2);
    }

    private static boolean isCode(String line) {
        return !COMMENT.matcher(line).matches() && !line.startsWith("import ") && !line.startsWith("package ");
    }
}
