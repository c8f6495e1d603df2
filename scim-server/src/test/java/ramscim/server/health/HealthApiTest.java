package ramscim.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.health.HealthSnapshots.healthy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ramscim.server.ownership.Sight;
import ramscim.server.words.Words;

/** What other programs read at {@code /admin/api/health}. */
class HealthApiTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static JsonNode answer(HealthSnapshots health) {
        HealthApi.UnreachedTarget pager =
                new HealthApi.UnreachedTarget("pager", Words.of("alerts.problem.unreachable"));
        return JSON.valueToTree(new HealthApi.Answer(
                health.verdict(),
                null,
                new HealthApi.Snapshot(health.snapshot(), Sight.NOTHING, null, List.of(pager))));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void snapshot_whatItRestsOn_isOneFlatObject() {
        assertThat(names(answer(healthy()).path("snapshot")))
                .containsExactlyInAnyOrder(
                        "now",
                        "providers",
                        "lastHour",
                        "storeError",
                        "pulses",
                        "standing",
                        "probe",
                        "lastWrite",
                        "queue",
                        "failingPeople",
                        "quotas",
                        "neighbours",
                        "drift",
                        "expiringTokens",
                        "unusedTokens",
                        "unreachedTargets",
                        "limits");
    }

    @Test
    void verdict_finding_saysItsKindAndNotWhatIsTold() {
        JsonNode finding = answer(healthy().queue(0, 0, 0, 0, 3)).at("/verdict/findings/0");

        assertThat(names(finding)).containsExactlyInAnyOrder("kind", "level", "text", "advice", "page");
        assertThat(finding.path("kind").asText()).isEqualTo("held-changes");
    }
}
