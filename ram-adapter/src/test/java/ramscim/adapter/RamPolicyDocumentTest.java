package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** docs/ram-policy.json, against what the adapter can call. */
class RamPolicyDocumentTest {
    @Test
    void actions_areThoseOfTheAdaptersOperationsAndNoOther() throws IOException {
        JsonNode policy = new ObjectMapper()
                .readTree(Path.of("..", "docs", "ram-policy.json").toFile());
        JsonNode statement = policy.path("Statement").path(0);

        assertThat(policy.path("Version").asText()).isEqualTo("1");
        assertThat(policy.path("Statement")).hasSize(1);
        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
        assertThat(StreamSupport.stream(statement.path("Action").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactlyElementsOf(new TreeSet<>(AliyunRam.permissions()));
    }
}
