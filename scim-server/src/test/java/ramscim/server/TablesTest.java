package ramscim.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes do not show which tables their SQL names; their text does. */
class TablesTest {
    private static final Path SERVER = Path.of("src/main/java/ramscim/server");

    private static final Pattern ENGINE_TABLE = Pattern.compile(
            "\\b(from|join|into|update)\\s+(resource|intent|membership|membership_intent|name_claim|failure|loss|former_user|bridge_owner|policy_holding|given_value)\\b");

    private static final Path STORE = Path.of("..", "store", "src", "main", "java", "ramscim", "store");

    /** It copies whatever tables there are. */
    private static final String TRANSFER = "transfer";

    private static String text(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tablesOfTheEngine_areNamedByTheStoreAlone() throws IOException {
        try (Stream<Path> files = Files.walk(SERVER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !SERVER.relativize(file)
                                    .getName(0)
                                    .toString()
                                    .equals(TRANSFER))
                            .filter(file -> ENGINE_TABLE.matcher(text(file)).find()))
                    .isEmpty();
        }
    }

    @Test
    void tablesOfTheEngine_areFoundInTheStore() {
        assertThat(text(STORE.resolve("HeldIntents.java"))).containsPattern(ENGINE_TABLE);
    }
}
