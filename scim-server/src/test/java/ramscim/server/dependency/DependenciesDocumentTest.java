package ramscim.server.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/decisions/021, against the bill of materials. */
class DependenciesDocumentTest {
    private static final Pattern PACKAGED = Pattern.compile("(?m)^\\| ((?!packaged)[^|]+) \\|[^|]+\\|[^|]+\\|$");

    /** They are poms: whom they bring is in the table. */
    private static boolean isStarter(Component component) {
        return component.name().startsWith("spring-boot-starter");
    }

    @Test
    void table_packaged_isAllThatTheProductIsMadeOfAndNoMore() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "decisions", "021-dependencies.md"));
        List<String> told = PACKAGED.matcher(document)
                .results()
                .flatMap(row -> Stream.of(row.group(1).split(", ")))
                .toList();

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Component.ofTheProduct().stream()
                        .filter(component -> !isStarter(component))
                        .map(Component::name)
                        .toList());
    }
}
