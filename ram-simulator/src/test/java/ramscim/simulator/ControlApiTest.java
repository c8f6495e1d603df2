package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.SimulatedAccessKey;
import ramscim.simulator.fault.Fault;

class ControlApiTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private static Answer send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SIMULATOR.get().endpoint() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), "", response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode get(String path) {
        return send("GET", path, "").body();
    }

    @Test
    void overview_oneUser_countsIt() {
        SIMULATOR.createUser("alice");

        JsonNode overview = get("/simulator");

        assertThat(overview.path("endpoint").asText())
                .isEqualTo(SIMULATOR.get().endpoint().toString());
        assertThat(overview.path("defaultDomain").asText()).isEqualTo("example.onaliyun.com");
        assertThat(overview.path("users").asInt()).isEqualTo(1);
        assertThat(overview.path("calls").asInt()).isEqualTo(1);
    }

    @Test
    void callCounts_successAndRefusal_countsEachByItsCode() {
        SIMULATOR.createUser("alice");
        SIMULATOR.get().faults().add(Fault.throttle("CreateUser").times(1));
        SIMULATOR.createUser("bob");

        JsonNode counts = get("/simulator/calls/counts").path("counts").path("CreateUser");

        assertThat(counts.path("OK").asInt()).isEqualTo(1);
        assertThat(counts.path("Throttling.User").asInt()).isEqualTo(1);
    }

    @Test
    void rates_loweredUnderWay_throttleTheNextCalls() {
        send("PUT", "/simulator/rates", "{\"identityWrites\":1}");

        SIMULATOR.createUser("alice");
        SIMULATOR.createUser("bob");

        assertThat(get("/simulator/rates").path("identityWrites").asInt()).isEqualTo(1);
        assertThat(get("/simulator/calls/counts")
                        .path("counts")
                        .path("CreateUser")
                        .path("Throttling.User")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void users_oneUser_showsIt() {
        SIMULATOR.createUser("alice");

        JsonNode user = get("/simulator/users").path("users").path(0);

        assertThat(user.path("userPrincipalName").asText()).isEqualTo("alice@example.onaliyun.com");
        assertThat(user.path("createDate").asText()).matches("\\d{4}-.*Z");
    }

    @Test
    void addUser_withTags_makesItByHand() {
        Answer answer = send("POST", "/simulator/users", "{\"userName\":\"alice\",\"tags\":{\"team\":\"red\"}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(SIMULATOR
                        .get()
                        .account()
                        .findUser(SIMULATOR.name("alice"))
                        .orElseThrow()
                        .tags())
                .containsEntry("team", "red");
    }

    @Test
    void addUser_nameTaken_isAConflict() {
        SIMULATOR.createUser("alice");

        assertThat(send("POST", "/simulator/users", "{\"userName\":\"alice\"}").status())
                .isEqualTo(409);
    }

    @Test
    void removeUser_known_isGone() {
        SIMULATOR.createUser("alice");

        send("DELETE", "/simulator/users/alice%40example.onaliyun.com", "");

        assertThat(SIMULATOR.get().account().users()).isEmpty();
    }

    @Test
    void addGroup_withMembers_showsItWithThem() {
        SIMULATOR.createUser("alice");

        send("POST", "/simulator/groups", "{\"groupName\":\"dev\",\"members\":[\"alice@example.onaliyun.com\"]}");

        JsonNode group = get("/simulator/groups").path("groups").path(0);
        assertThat(group.path("groupName").asText()).isEqualTo("dev");
        assertThat(group.path("members").path(0).asText()).isEqualTo("alice@example.onaliyun.com");
    }

    @Test
    void removeGroup_known_isGone() {
        SIMULATOR.get().account().addGroup("dev");

        send("DELETE", "/simulator/groups/dev", "");

        assertThat(get("/simulator").path("groups").asInt(-1)).isZero();
    }

    @Test
    void users_withAccess_showsAllOfItButNoSecret() {
        Account account = SIMULATOR.get().account();
        String name = account.addUser("alice").userPrincipalName();
        account.addGroup("dev");
        account.addMember("dev", name);
        account.access().addLoginProfile(name, "Horse-Battery-1");
        account.access().attachPolicyToUser(PolicyType.SYSTEM, "ReadOnlyAccess", name);
        account.access().bindMfaDevice(name);
        SimulatedAccessKey key = account.access().addAccessKey(name);

        Answer answer = send("GET", "/simulator/users", "");

        JsonNode user = answer.body().path("users").path(0);
        assertThat(user.at("/groups/0").asText()).isEqualTo("dev");
        assertThat(user.at("/policies/0").asText()).isEqualTo("System:ReadOnlyAccess");
        assertThat(user.at("/loginProfile/status").asText()).isEqualTo("ACTIVE");
        assertThat(user.at("/accessKeys/0/id").asText()).isEqualTo(key.id());
        assertThat(user.at("/mfaDevice/serialNumber").asText()).endsWith("alice");
        assertThat(answer.text()).doesNotContain("Horse-Battery-1", key.secret().reveal());
    }

    @Test
    void groups_withPolicy_showsIt() {
        SIMULATOR.get().account().addGroup("dev");
        SIMULATOR.get().account().access().attachPolicyToGroup(PolicyType.SYSTEM, "ReadOnlyAccess", "dev");

        assertThat(get("/simulator/groups").at("/groups/0/policies/0").asText()).isEqualTo("System:ReadOnlyAccess");
    }

    @Test
    void logon_rightAndWrongPassword_tellsWhetherItAdmits() {
        String name = SIMULATOR.get().account().addUser("alice").userPrincipalName();
        SIMULATOR.get().account().access().addLoginProfile(name, "Horse-Battery-1");
        String right = "{\"userPrincipalName\":\"" + name + "\",\"password\":\"Horse-Battery-1\"}";

        assertThat(send("POST", "/simulator/logons", right)
                        .body()
                        .path("admitted")
                        .asBoolean())
                .isTrue();
        assertThat(send("POST", "/simulator/logons", right.replace("-1", "-2"))
                        .body()
                        .path("admitted")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void passwordPolicy_put_bindsNewPasswords() {
        ObjectNode policy = (ObjectNode) get("/simulator/password-policy");

        send(
                "PUT",
                "/simulator/password-policy",
                policy.put("minimumPasswordLength", 20).toString());

        assertThat(SIMULATOR.get().account().access().passwordPolicy().minimumPasswordLength())
                .isEqualTo(20);
    }

    @Test
    void mfaDevice_bound_isListed() {
        SIMULATOR.createUser("alice");

        send("POST", "/simulator/mfa-devices", "{\"userPrincipalName\":\"alice@example.onaliyun.com\"}");

        assertThat(get("/simulator/mfa-devices").path("mfaDevices")).hasSize(1);
    }

    @Test
    void addPolicy_nameOnly_isListedAsCustom() {
        send("POST", "/simulator/policies", "{\"policyName\":\"oss-all\"}");

        assertThat(get("/simulator/policies").path("policies").findValuesAsText("policyName"))
                .contains("oss-all", "AdministratorAccess");
    }

    @Test
    void recycleBin_removedUser_showsIt() {
        SIMULATOR.createUser("alice");
        send("DELETE", "/simulator/users/alice%40example.onaliyun.com", "");

        assertThat(get("/simulator/recycle-bin")
                        .at("/users/0/user/userPrincipalName")
                        .asText())
                .isEqualTo("alice@example.onaliyun.com");
        assertThat(get("/simulator").path("recycleBin").asInt()).isEqualTo(1);
    }

    @Test
    void calls_ofOneAction_showsTheirOutcome() {
        SIMULATOR.call("GetDefaultDomain");
        SIMULATOR.call("GetUser", "UserId", "1");

        JsonNode calls = get("/simulator/calls?action=GetUser").path("calls");

        assertThat(calls).hasSize(1);
        assertThat(calls.path(0).path("code").asText()).isEqualTo("EntityNotExist.User");
        assertThat(calls.path(0).path("parameters").path("UserId").asText()).isEqualTo("1");
    }

    @Test
    void clearCalls_afterACall_forgetsIt() {
        SIMULATOR.call("GetDefaultDomain");

        send("DELETE", "/simulator/calls", "");

        assertThat(SIMULATOR.get().calls()).isEmpty();
    }

    @Test
    void addFault_throttleWithStatus_happens() {
        send(
                "POST",
                "/simulator/faults",
                "{\"fault\":\"throttle\",\"action\":\"GetUser\",\"times\":1,\"status\":429,\"parameters\":{\"UserId\":\"1\"}}");

        assertThat(SIMULATOR.call("GetUser", "UserId", "1").error()).isEqualTo("429 Throttling.User");
        assertThat(get("/simulator/faults").path("faults")).isEmpty();
    }

    @Test
    void clearFaults_oneSet_forgetsIt() {
        send("POST", "/simulator/faults", "{\"fault\":\"unavailable\"}");

        send("DELETE", "/simulator/faults", "");

        assertThat(SIMULATOR.call("GetDefaultDomain").status()).isEqualTo(200);
    }

    @Test
    void pauseAndResume_overHttp_takeTheServiceDownAndUp() {
        assertThat(send("POST", "/simulator/pause", "").body().path("paused").asBoolean())
                .isTrue();

        send("POST", "/simulator/resume", "");

        assertThat(SIMULATOR.call("GetDefaultDomain").status()).isEqualTo(200);
    }

    @Test
    void reset_oneUser_emptiesTheAccount() {
        SIMULATOR.createUser("alice");

        send("POST", "/simulator/reset", "");

        assertThat(get("/simulator").path("users").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /simulator/nothing, '', 404",
        "PUT, /simulator/users, '', 404",
        "DELETE, /simulator/users/nobody@example.onaliyun.com, '', 404",
        "POST, /simulator/users, '', 400",
        "POST, /simulator/users, {}, 400",
        "POST, /simulator/policies, {}, 400",
        "POST, /simulator/logons, {}, 400",
        "POST, /simulator/mfa-devices, {}, 400",
        "PUT, /simulator/password-policy, {}, 400",
        "POST, /simulator/faults, '{\"fault\":\"earthquake\"}', 400"
    })
    void request_wrong_isRefusedWithAReason(String method, String path, String body, int status) {
        Answer answer = send(method, path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("error").asText()).isNotEmpty();
    }
}
