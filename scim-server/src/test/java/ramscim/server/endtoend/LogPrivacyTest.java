package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slf4j.Logger.ROOT_LOGGER_NAME;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.simulator.fault.Fault;

/** Whoever may read the log need not know the people. */
class LogPrivacyTest {
    private final RunningBridge bridge = RunningBridge.shared();
    private final String requestId = unique("request");
    private final ScimClient scim = bridge.scim().with("X-Request-Id", requestId);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(ROOT_LOGGER_NAME);

    @BeforeEach
    void record() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopRecording() {
        root.detachAppender(log);
        bridge.simulator().faults().clear();
    }

    private List<ILoggingEvent> lines() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .toList();
    }

    private static String text(ILoggingEvent event) {
        return event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                + event.getKeyValuePairs()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private static String value(ILoggingEvent event, String key) {
        List<KeyValuePair> pairs = event.getKeyValuePairs() == null ? List.of() : event.getKeyValuePairs();
        return pairs.stream()
                .filter(pair -> pair.key.equals(key))
                .map(pair -> String.valueOf(pair.value))
                .findFirst()
                .orElse("");
    }

    @Test
    void lines_ofRefusalsFailuresAndSuccesses_nameNobody() {
        String name = unique("wilhelmina");
        String more =
                "'displayName': 'Wilhelmina Zauber', 'emails': [{'value': 'wilhelmina@zauber.example', 'type': 'work'}]";
        String id = scim.post("/Users", user(name + "@zauber.example", more))
                .isStatus(201)
                .id();
        scim.post("/Users", user(name + "@zauber.example", more)).isStatus(409);
        bridge.simulator().account().addUser(name + "-foreign");
        scim.post("/Users", user(name + "-foreign", more)).isStatus(409);
        scim.post("/Users", user("wilhelmina has spaces", more)).isStatus(400);
        String team = scim.post("/Groups", group(unique("Zauber-Team"), "'members': [{'value': '" + id + "'}]"))
                .isStatus(201)
                .id();
        bridge.simulator().faults().add(Fault.internalError("UpdateUser").times(10));
        scim.patch("/Users/" + id, replace("displayName", "'Wilhelmina Hexe'"));
        bridge.simulator().faults().clear();
        scim.get("/Users?filter=userName%20eq%20%22wilhelmina%22").isStatus(200);
        scim.get("/Users/wilhelmina").isStatus(404);
        scim.delete("/Users/wilhelmina").isStatus(404);
        scim.delete("/Groups/" + team).isStatus(204);
        scim.delete("/Users/" + id).isStatus(204);

        assertThat(lines())
                .extracting(LogPrivacyTest::text)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .doesNotContainIgnoringCase("wilhelmina")
                        .doesNotContainIgnoringCase("zauber"));
    }

    @Test
    void lines_ofAChange_canBeFoundByRequestResourceAndRamRequestId() {
        String id = scim.post("/Users", user(unique("xaver"))).isStatus(201).id();

        Awaitility.await("the request is logged")
                .until(() ->
                        lines().stream().anyMatch(line -> line.getLoggerName().equals("ramscim.scim")));
        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.getMDCPropertyMap()).containsEntry("requestId", requestId);
            assertThat(value(line, "http.response.status_code")).isEqualTo("201");
            assertThat(value(line, "bridge.outcome")).isEqualTo("done");
        });
        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.getMDCPropertyMap()).containsEntry("requestId", requestId);
            assertThat(value(line, "ram.operation")).isEqualTo("CreateUser");
            assertThat(value(line, "ram.outcome")).isEqualTo("success");
            assertThat(value(line, "ram.request_id")).isNotBlank();
        });
        scim.delete("/Users/" + id).isStatus(204);
        Awaitility.await("the deletion is logged")
                .until(() -> lines().stream()
                        .anyMatch(line -> value(line, "scim.resource_id").equals(id)
                                && value(line, "http.request.method").equals("DELETE")));
    }
}
