package ramscim.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No template says anything to people by itself: every text is a message. */
class TemplatesTest {
    private static final Path FOLDER = Messages.MAIN.resolve("resources/templates/admin");

    static Set<String> templates() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private static List<String> literals(String template) throws Exception {
        Literals literals = new Literals();
        new SimpleMarkupParser(ParseConfiguration.htmlConfiguration())
                .parse(Files.readString(FOLDER.resolve(template)), literals);
        return literals.found;
    }

    @ParameterizedTest
    @MethodSource("templates")
    void template_text_isInTheCatalogue(String template) throws Exception {
        assertThat(literals(template)).isEmpty();
    }

    private static final class Literals extends AbstractSimpleMarkupHandler {
        private static final Pattern LETTER = Pattern.compile("\\p{L}");

        /** What people read or hear of an element beside its text. */
        private static final Set<String> READ =
                Set.of("aria-label", "aria-valuetext", "title", "placeholder", "alt", "label", "text", "utext");

        /** Thymeleaf's expressions: each may have others within it. */
        private static final Pattern EXPRESSION = Pattern.compile("[#$*@~]\\{[^{}]*}");

        /** What is compared with or handed on, and what is said. */
        private static final Pattern QUOTED = Pattern.compile("(==|!=|eq|ne|[(\\[,])?\\s*'([^']*)'");

        private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=([^,]*)");

        private final List<String> found = new ArrayList<>();
        private int code;

        @Override
        public void handleText(char[] buffer, int offset, int length, int line, int column) {
            String text = new String(buffer, offset, length).replace("RAM SCIM Bridge", "");
            if (code == 0 && LETTER.matcher(text.replaceAll("&\\w+;", "")).find()) {
                found.add(line + ": " + text.strip());
            }
        }

        @Override
        public void handleOpenElement(String name, @Nullable Map<String, String> attributes, int line, int column) {
            code += isCode(name) ? 1 : 0;
            attributes(attributes, line);
        }

        @Override
        public void handleStandaloneElement(
                String name, @Nullable Map<String, String> attributes, boolean minimized, int line, int column) {
            attributes(attributes, line);
        }

        @Override
        public void handleCloseElement(String name, int line, int column) {
            code -= isCode(name) ? 1 : 0;
        }

        /** Code is the same in every language. */
        private static boolean isCode(String element) {
            return element.equals("code") || element.equals("pre");
        }

        private void attributes(@Nullable Map<String, String> attributes, int line) {
            if (attributes == null) {
                return;
            }
            attributes.forEach((name, value) -> {
                String of = name.startsWith("th:") ? name.substring(3) : name;
                if (READ.contains(of)) {
                    check(name, value, line);
                } else if (of.equals("attr")) {
                    Matcher one = ATTRIBUTE.matcher(value);
                    while (one.find()) {
                        if (READ.contains(one.group(1))) {
                            check("th:" + one.group(1), one.group(2), line);
                        }
                    }
                } else if (name.equals("th:replace") || name.equals("th:insert")) {
                    quoted(value).filter(Literals::isSaid).forEach(said -> found.add(line + ": " + name + ": " + said));
                }
            });
        }

        private void check(String name, String value, int line) {
            Stream<String> said =
                    name.startsWith("th:") ? Stream.concat(quoted(value), Stream.of(outside(value))) : Stream.of(value);
            said.filter(text ->
                            LETTER.matcher(text.replace("RAM SCIM Bridge", "")).find())
                    .forEach(text -> found.add(line + ": " + name + ": " + text));
        }

        private static Stream<String> quoted(String value) {
            return QUOTED.matcher(value)
                    .results()
                    .filter(one -> one.group(1) == null || value.contains("::"))
                    .map(one -> one.group(2));
        }

        /** A sentence or a heading, not the name of a style. */
        private static boolean isSaid(String text) {
            return text.matches("\\p{Lu}.*|.*\\p{L} \\p{L}.*");
        }

        /** What stands between the bars of a literal, without the expressions in it. */
        private static String outside(String value) {
            String text = value.replaceAll("'[^']*'", "");
            int bar = text.indexOf('|');
            if (bar < 0) {
                return "";
            }
            String literal = text.substring(bar, text.lastIndexOf('|'));
            String before;
            do {
                before = literal;
                literal = EXPRESSION.matcher(literal).replaceAll("");
            } while (!literal.equals(before));
            return literal;
        }
    }
}
