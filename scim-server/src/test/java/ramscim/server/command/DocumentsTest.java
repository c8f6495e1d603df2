package ramscim.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import ramscim.server.words.Audience;

/** Where the documents' links lead, and whether the program understands what they say to type. */
class DocumentsTest {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]+`");
    private static final Pattern FENCED = Pattern.compile("(?s)```.*?```");

    /** At the beginning of a line or of code, behind variables, or behind what runs it in a pod. */
    private static final Pattern TYPED = Pattern.compile(
            "(?m)(?:^\\s*|`|-- )(?:[A-Z_]+=\\S+ )*(?:java (?:-\\S+ )*?-jar \\S*scim-server\\.jar|(?:/\\S*/bin/)?ram-scim-bridge)"
                    + "(?= |`|$) ?([^`\\n]*)");

    private static final Pattern SET = Pattern.compile("--set ([\\w.]+)=");

    static Stream<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).forEach(all::add);
        }
        for (String name : List.of(
                "README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "bench/README.md")) {
            all.add(ROOT.resolve(name));
        }
        return all.stream();
    }

    static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void links_leadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        documents()
                .forEach(document -> LINK.matcher(CODE.matcher(text(document)).replaceAll(""))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.matches("[a-z]+:.*"))
                        .filter(link -> !leads(document, link))
                        .forEach(link -> broken.add(ROOT.relativize(document) + ": " + link)));

        assertThat(broken).isEmpty();
    }

    private static boolean leads(Path document, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /**
     * Those of headings, and those that a translation gives its headings so that they are the same in every language.
     */
    static Set<String> anchors(Path document) {
        String prose = FENCED.matcher(text(document)).replaceAll("");
        return Stream.concat(
                        HEADING.matcher(prose).results().map(heading -> anchor(heading.group(1))),
                        ANCHOR.matcher(prose).results().map(anchor -> anchor.group(1)))
                .collect(Collectors.toSet());
    }

    /** As GitHub makes it of a heading. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Test
    void index_everyDocumentOfItsFolder_isIn() throws IOException {
        String index = text(ROOT.resolve("docs/README.md"));

        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            assertThat(docs.map(path -> path.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md")))
                    .allSatisfy(name -> assertThat(index).contains("](" + name));
        }
    }

    @Test
    void commands_thatAreToBeTyped_areUnderstood() throws IOException {
        Set<String> typed = new TreeSet<>();
        documents()
                .filter(document -> !document.toString().contains("decisions"))
                .flatMap(document -> CODE.matcher(text(document)).results().map(code -> code.group()))
                .forEach(code -> TYPED.matcher(code)
                        .results()
                        .forEach(line -> typed.add(line.group(1).strip())));

        assertThat(typed).contains("doctor", "verify-audit", "token create okta --expires-in 180d");
        assertThat(typed).filteredOn(line -> !line.equals("COMMAND")).allSatisfy(DocumentsTest::isUnderstood);
    }

    private static void isUnderstood(String line) {
        CommandLine commands = Program.commands(new Session(System.out, () -> Audience.PROGRAMS));
        List<String> words = line.isEmpty()
                ? List.of()
                : List.of(line.replaceAll("\\$\\([^)]*\\)", "now").split(" "));
        try {
            Arguments arguments = Arguments.of(OldForm.replaced(words), () -> commands);
            commands.parseArgs(arguments.words().toArray(String[]::new));
        } catch (NotUnderstoodException | ParameterException e) {
            throw new AssertionError(line + ": " + e.getMessage(), e);
        }
    }

    @Test
    void values_thatAreToBeSet_areOfTheChart() throws IOException {
        Object yaml = new Yaml().load(text(ROOT.resolve("deploy/helm/ram-scim-bridge/values.yaml")));
        JsonNode values = new ObjectMapper().valueToTree(yaml);
        Matcher set = SET.matcher(text(ROOT.resolve("docs/first-quarter.md")));

        assertThat(set.results().map(key -> "/" + key.group(1).replace('.', '/')))
                .hasSizeGreaterThan(5)
                .allSatisfy(key ->
                        assertThat(values.at(key).isMissingNode()).as(key).isFalse());
    }
}
