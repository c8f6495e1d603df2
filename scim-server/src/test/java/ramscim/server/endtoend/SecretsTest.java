package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slf4j.Logger.ROOT_LOGGER_NAME;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.fault.Fault;

/** What must be seen by nobody: tokens, passwords, the bridge's own key and what is signed with it. */
class SecretsTest {
    private static final String PASSWORD = "Pa55wordThatNobodySees";
    private static final String WRONG_TOKEN = "wrong-token-that-nobody-sees";

    private final RunningBridge bridge = RunningBridge.shared();
    private final ScimClient scim = bridge.scim();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<ScimAnswer> answers = new ArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("ramscim");

    @BeforeEach
    void record() {
        ours.setLevel(Level.DEBUG);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopRecording() {
        root.detachAppender(log);
        ours.setLevel(null);
        bridge.simulator().faults().clear();
    }

    private String logged() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private String stored() throws IOException {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.list(bridge.data())) {
            for (Path file : files.toList()) {
                bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toString();
    }

    private String answered() {
        return answers.stream().map(answer -> answer.headers() + answer.body()).collect(Collectors.joining("\n"));
    }

    private ScimAnswer keep(ScimAnswer answer) {
        answers.add(answer);
        return answer;
    }

    /** A day in the life of a provider, with refusals, failures and mistakes of every kind. */
    private void useSecrets() {
        String name = unique("vic");
        String password = "'password': '" + PASSWORD + "'";
        bridge.simulator().faults().add(Fault.internalError("CreateUser").times(1));
        String id =
                keep(scim.post("/Users", user(name, password))).isStatus(201).id();
        keep(scim.post("/Users", user(name, password))).isStatus(409);
        keep(scim.post("/Users", user("no such name", password))).isStatus(400);
        String byHand = unique("vim");
        bridge.simulator().account().addUser(byHand);
        keep(scim.post("/Users", user(byHand, password))).isStatus(409);
        bridge.simulator().faults().add(Fault.internalError("CreateUser").times(5));
        keep(scim.post("/Users", user(unique("vio"), password)));
        bridge.simulator().faults().clear();
        keep(scim.put("/Users/" + id, user(name, password, "'title': 'Dr'"))).isStatus(200);
        keep(scim.patch("/Users/" + id, patch("{'op': 'replace', 'path': 'password', 'value': '" + PASSWORD + "'}")));
        keep(scim.patch("/Users/" + id, patch("{'op': 'add', 'value': {" + password + "}}")));
        keep(scim.post("/Users", "{\"userName\": \"x\", \"password\": " + PASSWORD + "}"))
                .isStatus(400);
        keep(scim.post("/Users", json("{'password': '" + PASSWORD + "', 'password': '" + PASSWORD + "'}")))
                .isStatus(400);
        keep(scim.post("/Users", "{\"password\": \"" + PASSWORD)).isStatus(400);
        keep(scim.get("/Users?filter=password%20eq%20%22" + PASSWORD + "%22"));
        keep(scim.get("/Users/" + id + "?attributes=password")).isStatus(200);
        keep(scim.get("/Users?access_token=" + RunningBridge.TOKEN));
        keep(scim.with("Authorization", "Bearer " + WRONG_TOKEN).get("/Users")).isStatus(401);
        keep(scim.post(
                "/Bulk",
                json(
                                "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations': [{'method': 'POST',"
                                        + " 'path': '/Users', 'bulkId': 'b', 'data': ")
                        + user(unique("vio"), password)
                        + "}]}"));
    }

    @Test
    void secrets_areNeverAnsweredLoggedOrStored() throws IOException {
        useSecrets();

        List<String> secrets = List.of(
                PASSWORD, RunningBridge.TOKEN, WRONG_TOKEN, bridge.simulator().accessKeySecret());
        assertThat(logged()).isNotBlank().doesNotContain(secrets);
        assertThat(answered()).isNotBlank().doesNotContain(secrets);
        assertThat(stored()).contains("title").doesNotContain(secrets);
    }

    @Test
    void signatures_areNeverAnsweredLoggedOrStored() throws IOException {
        useSecrets();

        assertThat(logged() + answered() + stored())
                .doesNotContain("Signature=", "SignatureNonce", "ACS3-HMAC-SHA256", "x-acs-signature");
    }
}
