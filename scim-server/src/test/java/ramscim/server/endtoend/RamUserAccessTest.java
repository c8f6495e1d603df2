package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.simulator.call.RecordedCall;

/** What the console's "Create a RAM user" does, done by SCIM alone; and that all of it ends when the person leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RamUserAccessTest {
    private static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    private RunningBridge bridge;
    private Path secrets;

    @BeforeAll
    void start(@TempDir Path folder) {
        secrets = folder.resolve("secrets.jsonl");
        bridge = RunningBridge.start(
                "bridge.access.secret-sink.file=" + secrets,
                "bridge.access.console-logon=password",
                "bridge.access.access-key=groups",
                "bridge.access.access-key-groups=Programs",
                "bridge.access.allowed-policies=System:Aliyun*ReadOnlyAccess");
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    @Test
    void serviceProviderConfig_changePassword_isSupportedWhereUsersCanHaveOne() {
        String supported = "/changePassword/supported";

        assertThat(bridge.scim().get("/ServiceProviderConfig").text(supported)).isEqualTo("true");
        assertThat(RunningBridge.shared().scim().get("/ServiceProviderConfig").text(supported))
                .isEqualTo("false");
    }

    @Test
    void create_consoleLogonWithoutPassword_generatedOneIsHandedOverOnce() throws IOException {
        ScimAnswer alice = create("alice.generated", "'%s':{'loginProfile':{'enabled':true,'mfaBindRequired':true}}");

        assertThat(operations("alice.generated")).containsExactly("CreateUser", "CreateLoginProfile");
        RecordedCall call = lastCall("alice.generated", "CreateLoginProfile");
        assertThat(call.parameters())
                .containsEntry("PasswordResetRequired", "true")
                .containsEntry("MFABindRequired", "true");
        String line = secretsOf("alice.generated").get(0);
        assertThat(secretsOf("alice.generated")).hasSize(1);
        assertThat(line).contains("\"password\":\"");
        assertThat(alice.body()).doesNotContain("password\":\"");
        assertThat(Files.getPosixFilePermissions(secrets)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void create_consoleLogonWithPassword_isSetAndNowhereElse() throws IOException {
        ScimAnswer carol = create(
                "carol.custom",
                "'password':'Cus.tom-Passw0rd','%s':{'loginProfile':{'enabled':true,'passwordResetRequired':false}}");

        assertThat(operations("carol.custom")).containsExactly("CreateUser", "CreateLoginProfile");
        assertThat(secretsOf("carol.custom")).isEmpty();
        assertThat(carol.body()).doesNotContain("Cus.tom-Passw0rd");
        assertThat(bridge.scim().get("/Users/" + carol.id()).body()).doesNotContain("Cus.tom-Passw0rd");
    }

    @Test
    void create_passwordThatBreaksThePolicy_refusedAndNothingCreated() {
        bridge.scim()
                .post("/Users", user("dave.weak", "'password':'short','%s':{'loginProfile':{'enabled':true}}"))
                .isError(400, "invalidValue");

        assertThat(operations("dave.weak")).isEmpty();
    }

    @Test
    void create_administratorPolicyThatIsNotAllowed_forbiddenAndNothingAttached() {
        ScimAnswer refused = bridge.scim()
                .post("/Users", user("eve.admin", "'entitlements':[{'value':'System:AdministratorAccess'}]"))
                .isError(403);

        assertThat(refused.text("/detail"))
                .contains("System:AdministratorAccess")
                .contains("allowed-policies");
        assertThat(operations("eve.admin")).isEmpty();
    }

    @Test
    void leaver_policiesKeyAndGroup_everythingOffWithinOneRequestAndBackAgain() throws IOException {
        ScimAnswer frank = create("frank.leaver", "'entitlements':[{'value':'System:AliyunECSReadOnlyAccess'}]");
        assertThat(operations("frank.leaver")).containsExactly("CreateUser", "AttachPolicyToUser");
        bridge.scim()
                .post(
                        "/Groups",
                        json(
                                "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'Programs','members':[{'value':'"
                                        + frank.id() + "'}]}"))
                .isStatus(201);
        Awaitility.await("the key of the group's members")
                .until(() -> operations("frank.leaver").contains("CreateAccessKey")
                        && !secretsOf("frank.leaver").isEmpty());
        assertThat(secretsOf("frank.leaver")).singleElement().asString().contains("accessKeySecret");

        setActive(frank, false);

        assertThat(lastCall("frank.leaver", "UpdateAccessKey").parameters()).containsEntry("Status", "Inactive");

        setActive(frank, true);

        assertThat(lastCall("frank.leaver", "UpdateAccessKey").parameters()).containsEntry("Status", "Active");

        bridge.scim().delete("/Users/" + frank.id()).isStatus(204);

        assertThat(operations("frank.leaver"))
                .contains("DeleteAccessKey", "DetachPolicyFromUser", "RemoveUserFromGroup");
    }

    private void setActive(ScimAnswer user, boolean active) {
        bridge.scim()
                .patch(
                        "/Users/" + user.id(),
                        json(
                                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','path':'active','value':"
                                        + active + "}]}"))
                .isStatus(200);
    }

    private ScimAnswer create(String userName, String more) {
        return bridge.scim().post("/Users", user(userName, more)).isStatus(201);
    }

    private static String user(String userName, String more) {
        return json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','" + RAM + "'],'userName':'" + userName
                + "'," + more.replace("%s", RAM) + "}");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    /** What was called for the user and changed something. */
    private List<String> operations(String userName) {
        return bridge.callsNaming(userName).stream()
                .map(RecordedCall::action)
                .filter(action -> !action.startsWith("Get") && !action.startsWith("List"))
                .toList();
    }

    private RecordedCall lastCall(String userName, String action) {
        return bridge.callsNaming(userName).stream()
                .filter(call -> call.action().equals(action))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<String> secretsOf(String userName) throws IOException {
        return Files.readAllLines(secrets).stream()
                .filter(line -> line.contains(userName))
                .collect(Collectors.toList());
    }
}
