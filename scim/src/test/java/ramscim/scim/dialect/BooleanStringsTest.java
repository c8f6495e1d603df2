package ramscim.scim.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BooleanStringsTest {
    /**
     * Entra ID without its flag sends {@code "True"} and {@code "False"}, mitodl's plugin for Keycloak {@code "true"}.
     */
    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE", " true "})
    void read_textThatSaysTrue_isTrue(String text) {
        assertThat(BooleanStrings.read(TextNode.valueOf(text))).isEqualTo(BooleanNode.TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "FALSE"})
    void read_textThatSaysFalse_isFalse(String text) {
        assertThat(BooleanStrings.read(TextNode.valueOf(text))).isEqualTo(BooleanNode.FALSE);
    }

    static Stream<JsonNode> others() {
        return Stream.of(
                TextNode.valueOf("yes"),
                TextNode.valueOf("1"),
                TextNode.valueOf(""),
                IntNode.valueOf(1),
                NullNode.instance);
    }

    @ParameterizedTest
    @MethodSource("others")
    void read_whatSaysNeither_isNone(JsonNode value) {
        assertThat(BooleanStrings.read(value)).isNull();
    }
}
