package ramscim.server.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/**
 * Every step of every file in {@code src/test/resources/corpus}, in order. The form of the steps: {@code headers} (null
 * removes a default), {@code body} (an object, or a string that is sent as it stands), {@code save} (variables from the
 * answer), {@code expect} (status, json by pointer, headers), {@code pad} and {@code repeat} (change the body before it
 * is sent), {@code soft} (recommended, not required).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
    private static final List<String> FILES = List.of(
            "aliyun-idaas",
            "bad-input",
            "clients",
            "entra-group-lifecycle",
            "entra-quirks",
            "entra-user-lifecycle",
            "google",
            "keycloak",
            "okta-group-push",
            "okta-user-lifecycle",
            "onelogin",
            "pingone",
            "public-reports",
            "rfc7644-examples");

    private static final String NO_NESTING =
            "The two groups that contain each other were refused, because RAM has no groups in groups: nothing is there to clean up.";

    /**
     * Steps that this bridge answers otherwise, each with the reason; those that are merely recommended are held to as
     * well.
     */
    private static final Map<String, String> DEVIATIONS = Map.of(
            "rfc7644-examples#77",
            NO_NESTING,
            "rfc7644-examples#78",
            NO_NESTING,
            "rfc7644-examples#79",
            NO_NESTING,
            "rfc7644-examples#80",
            NO_NESTING);

    private final RunningBridge bridge = RunningBridge.start();

    @AfterAll
    void stop() {
        bridge.close();
    }

    @TestFactory
    Stream<DynamicContainer> corpus() {
        return FILES.stream().map(this::file);
    }

    private DynamicContainer file(String name) {
        Variables variables = new Variables();
        variables.put("run", Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 1_000_000), 36));
        variables.put("base", bridge.scim().base().toString());
        Stream<DynamicTest> steps = steps(name).stream()
                .map(step -> dynamicTest(step.label() + " " + step.name(), () -> check(step, variables)));
        return dynamicContainer(
                name, Stream.concat(Stream.of(dynamicTest("an empty server", this::removeEverything)), steps));
    }

    private void removeEverything() {
        ScimClient scim = bridge.scim();
        for (String type : List.of("/Groups", "/Users")) {
            scim.get(type + "?count=200")
                    .at("/Resources")
                    .forEach(resource -> scim.delete(
                                    type + "/" + resource.path("id").asText())
                            .isStatus(204));
        }
    }

    private static List<Step> steps(String file) {
        try (InputStream json = CorpusTest.class.getResourceAsStream("/corpus/" + file + ".json")) {
            List<Step> steps = new ArrayList<>();
            for (JsonNode step : JsonMapper.builder().build().readTree(Objects.requireNonNull(json))) {
                steps.add(new Step(file, steps.size() + 1, step));
            }
            return steps;
        } catch (IOException e) {
            throw new IllegalStateException("the corpus cannot be read", e);
        }
    }

    private void check(Step step, Variables variables) {
        List<String> problems = problems(step, variables);
        String deviation = DEVIATIONS.get(step.label());
        if (deviation == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems)
                    .as("answered as asked for, so no deviation: %s", deviation)
                    .isNotEmpty();
        }
    }

    private List<String> problems(Step step, Variables variables) {
        String path = step.path(variables);
        String body = step.body(variables);
        if (Variables.hasUnknown(path + body) || path.contains("%24%7B")) {
            return List.of("an earlier step failed: " + path + " has no value for a variable");
        }
        ScimClient client = new ScimClient(bridge.scim().base(), step.headers(RunningBridge.TOKEN, variables));
        ScimAnswer answer = client.send(step.method(), path, body);
        List<String> problems = problems(step, answer, variables);
        step.json().path("save").properties().forEach(entry -> {
            JsonNode saved = answer.at(entry.getValue().asText());
            if (saved.isMissingNode() || saved.isNull()) {
                problems.add("nothing to save at " + entry.getValue().asText());
            } else {
                variables.put(entry.getKey(), saved.asText());
            }
        });
        if (!problems.isEmpty()) {
            problems.add(step.method() + " " + path + " was answered " + answer.body());
        }
        return problems;
    }

    private static List<String> problems(Step step, ScimAnswer answer, Variables variables) {
        List<Integer> statuses = step.statuses();
        List<String> problems = new ArrayList<>();
        if (!statuses.isEmpty() && !statuses.contains(answer.status())) {
            problems.add("status: expected " + statuses + ", got " + answer.status());
        }
        // With several statuses the checks describe the answer that is preferred.
        boolean other = statuses.contains(answer.status()) && answer.status() / 100 != statuses.get(0) / 100;
        boolean empty = answer.body().isEmpty() && answer.status() == 204 && statuses.contains(204);
        if (!other && !empty) {
            step.expected().path("json").properties().forEach(entry -> {
                String problem = Check.problem(answer.at(entry.getKey()), variables.fillIn(entry.getValue()));
                if (problem != null) {
                    problems.add(entry.getKey() + ": " + problem);
                }
            });
        }
        if (!other) {
            step.expected().path("headers").properties().forEach(entry -> {
                String problem = Check.problem(header(answer, entry.getKey()), variables.fillIn(entry.getValue()));
                if (problem != null) {
                    problems.add("header " + entry.getKey() + ": " + problem);
                }
            });
        }
        problems.addAll(Invariants.broken(step, answer));
        return problems;
    }

    private static JsonNode header(ScimAnswer answer, String name) {
        String value = answer.header(name);
        return value == null ? MissingNode.getInstance() : TextNode.valueOf(value);
    }
}
