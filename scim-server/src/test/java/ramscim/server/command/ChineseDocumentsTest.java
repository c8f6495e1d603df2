package ramscim.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the documents in Chinese still say what the English ones say. */
class ChineseDocumentsTest {
    private static final String FOLDER = "docs/zh-CN/";
    private static final String README = "README.zh-CN.md";

    /** Where the glossary wants a space, full-width punctuation or another word, and Markdown that came out as text. */
    private static final Pattern UNTIDY = Pattern.compile("\\p{IsHan}[A-Za-z0-9]|[A-Za-z0-9%]\\p{IsHan}"
            + "|\\p{IsHan}[,;:?!]|[,;:?!]\\p{IsHan}|[，。：；？！、（）] | [，。：；？！、（）]|\\*\\*|网桥|子账号");

    /** @param english and chinese as paths from the repository's root */
    record Translation(String english, String chinese) {
        private static Translation of(String chinese) {
            return new Translation(chinese.equals(README) ? "README.md" : chinese.replace(FOLDER, "docs/"), chinese);
        }

        @Override
        public String toString() {
            return chinese;
        }
    }

    static Stream<Translation> translations() throws IOException {
        try (Stream<Path> all = Files.walk(DocumentsTest.ROOT.resolve(FOLDER))) {
            List<String> names = all.filter(Files::isRegularFile)
                    .map(document -> DocumentsTest.ROOT.relativize(document).toString())
                    .filter(document -> document.endsWith(".md"))
                    .toList();
            return Stream.concat(Stream.of(README), names.stream()).map(Translation::of);
        }
    }

    private static String text(String document) {
        return DocumentsTest.text(DocumentsTest.ROOT.resolve(document));
    }

    @Test
    void translations_everyDocumentThatLeadsToOne_isThere() throws IOException {
        List<String> leading = DocumentsTest.documents()
                .filter(document -> DocumentsTest.text(document).startsWith("English | "))
                .map(document -> DocumentsTest.ROOT.relativize(document).toString())
                .toList();

        assertThat(translations().map(Translation::english)).containsExactlyInAnyOrderElementsOf(leading);
    }

    @ParameterizedTest
    @MethodSource("translations")
    void outline_ofTheChinese_isThatOfTheEnglish(Translation of) {
        assertThat(Outline.of(text(of.chinese), link -> from(of.chinese, link)))
                .containsExactlyElementsOf(Outline.of(text(of.english), link -> inChinese(from(of.english, link))));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void firstLine_ofEither_leadsToTheOther(Translation of) {
        assertThat(text(of.english)).startsWith("English | [简体中文](" + way(of.english, of.chinese) + ")\n\n# ");
        assertThat(text(of.chinese)).startsWith("[English](" + way(of.chinese, of.english) + ") | 简体中文\n\n# ");
    }

    @ParameterizedTest
    @MethodSource("translations")
    void words_ofTheChinese_keepTheGlossarysRules(Translation of) {
        assertThat(Outline.words(text(of.chinese)))
                .allSatisfy(words -> assertThat(words).doesNotContainPattern(UNTIDY));
    }

    private static String way(String from, String to) {
        Path folder = DocumentsTest.ROOT.resolve(from).resolve("..").normalize();
        return folder.relativize(DocumentsTest.ROOT.resolve(to)).toString();
    }

    /** A link as seen from the repository's root. */
    private static String from(String document, String link) {
        if (link.matches("[a-z]+:.*")) {
            return link;
        }
        if (link.startsWith("#")) {
            return document + link;
        }
        Path target = DocumentsTest.ROOT.resolve(document).resolveSibling(link).normalize();
        return DocumentsTest.ROOT.relativize(target).toString();
    }

    /** Where a Chinese document has to lead: to Chinese, if there is such a document. */
    private static String inChinese(String link) {
        int hash = link.indexOf('#');
        String english = hash < 0 ? link : link.substring(0, hash);
        String chinese = english.equals("README.md") ? README : english.replaceFirst("^docs/", FOLDER);
        return Files.isRegularFile(DocumentsTest.ROOT.resolve(chinese))
                ? chinese + (hash < 0 ? "" : link.substring(hash))
                : link;
    }
}
