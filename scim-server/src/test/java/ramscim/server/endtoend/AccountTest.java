package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.Identity;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.call.RecordedCall;

/** The credentials are of another account than those before. */
class AccountTest {
    private static final String OTHER = "9999999999999999";
    private static final Set<String> TELL_WHOSE = Set.of("GetCallerIdentity", "GetDefaultDomain");

    private final RunningBridge bridge = RunningBridge.start("bridge.admin.password=correct horse battery");
    private String alice = "";

    @BeforeEach
    void create() {
        alice = bridge.scim().post("/Users", Bodies.user("alice")).isStatus(201).text("/id");
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    private void signedByAccount(String number) {
        bridge.simulator().account().access().setIdentity(new Identity(number, null));
    }

    private ScimClient admin() {
        String login =
                Base64.getEncoder().encodeToString("admin:correct horse battery".getBytes(StandardCharsets.UTF_8));
        return bridge.http().with("Authorization", "Basic " + login);
    }

    private List<String> calls() {
        return bridge.simulator().calls().stream()
                .map(RecordedCall::action)
                .filter(action -> !TELL_WHOSE.contains(action))
                .toList();
    }

    private List<String> names() {
        return bridge.simulator().account().users().stream()
                .map(SimulatedUser::userPrincipalName)
                .toList();
    }

    @Test
    void anyWrite_restartedWithAnotherAccount_is503AndReachesNoRamAndGoesOnInTheRightOne() {
        bridge.restartWhile(() -> {
            signedByAccount(OTHER);
            bridge.simulator().clearCalls();
        });

        List<ScimAnswer> answers = List.of(
                bridge.scim().post("/Users", Bodies.user("bob")),
                bridge.scim().put("/Users/" + alice, Bodies.user("alice.cooper")),
                bridge.scim().patch("/Users/" + alice, Bodies.replace("active", "false")),
                bridge.scim().delete("/Users/" + alice));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.isStatus(503).text("/detail"))
                        .contains("of the account " + OTHER, "of the account 1234567890123456"));
        assertThat(calls()).isEmpty();
        bridge.scim().get("/Users/" + alice).isStatus(200);
        assertThat(bridge.http().get("/actuator/health/ram").isStatus(503).body())
                .contains(OTHER);
        assertThat(bridge.http().get("/actuator/prometheus").body()).contains("ram_account_mismatch 1.0");
        assertThat(admin().get("/admin/api/health").isStatus(200).body())
                .contains("another-account", "--accept-account");
        assertThat(admin().get("/admin/api/doctor").isStatus(200).body())
                .contains("Give the bridge the right credentials");
        assertThat(names()).containsExactly("alice@example.onaliyun.com");

        bridge.restartWhile(() -> signedByAccount("1234567890123456"));

        Awaitility.await("what was accepted is carried out")
                .until(() -> names().equals(List.of("bob@example.onaliyun.com")));
        bridge.scim().get("/Users/" + alice).isStatus(404);
    }

    @Test
    void acceptAccount_makesItTheRightOneAndIsOnRecord() {
        bridge.restartWhile(() -> signedByAccount(OTHER), "accept-account=");

        bridge.scim().post("/Users", Bodies.user("bob")).isStatus(201);

        assertThat(admin().get("/admin/api/audit").isStatus(200).body())
                .contains("The account " + OTHER, "in the place of the account 1234567890123456");
        bridge.restart();
        bridge.scim().post("/Users", Bodies.user("carol")).isStatus(201);
    }
}
