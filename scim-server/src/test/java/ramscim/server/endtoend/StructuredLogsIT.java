package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.Bodies;
import ramscim.server.running.BridgeProcess;
import ramscim.simulator.RamSimulator;

/** Logging is set up once in a process, so this needs one of its own. */
class StructuredLogsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ecs_everyLine_isJsonWithTheIdsThatItHas(@TempDir Path data) {
        try (RamSimulator simulator = RamSimulator.start();
                BridgeProcess bridge = BridgeProcess.start(
                        simulator,
                        data,
                        "logging.structured.format.console=ecs",
                        "bridge.admin.password=correct horse battery",
                        "bridge.tracing.enabled=true")) {
            bridge.scim()
                    .with("X-Request-Id", "req-4711")
                    .post("/Users", Bodies.user("ella"))
                    .isStatus(201);
            Awaitility.await("the request is logged")
                    .until(() -> bridge.log().stream().anyMatch(line -> line.contains("ramscim.scim")));

            List<JsonNode> lines =
                    bridge.log().stream().map(StructuredLogsIT::parsed).toList();
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.at("/@timestamp").asText()).isNotBlank();
                assertThat(line.at("/log/level").asText()).isNotBlank();
                assertThat(line.at("/service/name").asText()).isEqualTo("ram-scim-bridge");
            });
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.at("/requestId").asText()).isEqualTo("req-4711");
                assertThat(line.at("/ram/operation").asText()).isEqualTo("CreateUser");
                assertThat(line.at("/ram/request_id").asText()).isNotBlank();
                assertThat(line.at("/traceId").asText()).isNotBlank();
            });
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.at("/requestId").asText()).isEqualTo("req-4711");
                assertThat(line.at("/http/response/status_code").asInt()).isEqualTo(201);
                assertThat(line.at("/bridge/outcome").asText()).isEqualTo("done");
                assertThat(line.at("/traceId").asText()).isNotBlank();
            });
        }
    }
}
