package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.SimulatedAccessKey;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedPolicy;
import ramscim.simulator.call.RecordedCall;

/** What users and groups get by configuration, and what nobody gets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfiguredAccessTest {
    private static final String READING =
            json("{'Version': '1', 'Statement': [{'Effect': 'Allow', 'Action': 'oss:Get*', 'Resource': '*'}]}");
    private static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";
    private static final String ADMIN = "Basic "
            + Base64.getEncoder().encodeToString("admin:a-password-of-this-test".getBytes(StandardCharsets.UTF_8));
    private static final List<String> POLICIES = List.of(
            "bridge.access.allowed-policies=Custom:data-*,System:ReadOnlyAccess,System:AliyunECSReadOnlyAccess",
            "bridge.access.role-policies.auditor=System:ReadOnlyAccess");

    private KeyPair recipient;
    private RunningBridge bridge;
    private Path secrets;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        recipient = generator.generateKeyPair();
        secrets = folder.resolve("secrets.jsonl");
        Path key = Files.writeString(folder.resolve("recipient.pem"), pem());
        bridge = RunningBridge.start(
                "bridge.admin.password=a-password-of-this-test",
                "bridge.access.secret-sink.file=" + secrets,
                "bridge.access.secret-sink.recipient-key=" + key,
                "bridge.access.console-logon=password",
                "bridge.access.access-key=groups",
                "bridge.access.access-key-groups=Programs",
                POLICIES.get(0),
                POLICIES.get(1),
                "bridge.access.group-policies.[Data Engineers]=Custom:data-read");
        ram().addPolicy("data-read", null, READING);
        ram().addPolicy("data-write", null, READING);
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    private String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(recipient.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private AccountAccess ram() {
        return bridge.simulator().account().access();
    }

    @Test
    void accessKey_sealedForARecipient_onlyItsOwnerCanReadTheSecret() throws Exception {
        String name = unique("sam");
        ScimAnswer sam = create(name);
        bridge.scim()
                .post("/Groups", group("Programs", "'members': [{'value': '" + sam.id() + "'}]"))
                .isStatus(201);
        Awaitility.await("the key is made and handed over")
                .until(() -> lines(name).size(), lines -> lines == 1);

        String line = lines(name).get(0);
        JWEObject jwe = JWEObject.parse(line.replaceAll(".*\"jwe\":\"([^\"]+)\".*", "$1"));
        jwe.decrypt(new RSADecrypter(recipient.getPrivate()));
        Map<String, Object> secret = jwe.getPayload().toJSONObject();

        SimulatedAccessKey key = ram().accessKeys(upn(name)).get(0);
        assertThat(jwe.getHeader().getAlgorithm().getName()).isEqualTo("RSA-OAEP-256");
        assertThat(secret)
                .containsEntry("accessKeyId", key.id())
                .containsEntry("accessKeySecret", key.secret().reveal());
        assertThat(line).doesNotContain(key.secret().reveal());
        assertThat(Files.getPosixFilePermissions(secrets)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void role_mappedToAPolicy_isAttachedAndTakenAgain() {
        String name = unique("tom");
        String id = create(name, "'roles': [{'value': 'Auditor'}]").id();
        assertThat(policies(name)).containsExactly("ReadOnlyAccess");

        bridge.scim().put("/Users/" + id, user(name)).isStatus(200);

        assertThat(policies(name)).isEmpty();
    }

    @Test
    void groupPolicies_changedInTheConfiguration_takeEffectAtTheNextStart() {
        bridge.scim().post("/Groups", group("Data Engineers")).isStatus(201);
        assertThat(policiesOfGroup("Data Engineers")).containsExactly("data-read");

        bridge.restart("bridge.access.group-policies.[Data Engineers]=Custom:data-write");

        Awaitility.await("without anybody writing the group")
                .untilAsserted(
                        () -> assertThat(policiesOfGroup("Data Engineers")).containsExactly("data-write"));
        bridge.restart("bridge.access.group-policies.[Data Engineers]=Custom:data-read");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(policiesOfGroup("Data Engineers")).containsExactly("data-read"));
    }

    @Test
    void bulk_severalUsersAtATime_eachGetsWhatIsAskedForIt() throws IOException {
        String generated = unique("una");
        String custom = unique("vic");
        String plain = unique("wes");
        String logon = "'" + RAM + "': {'loginProfile': {'enabled': true, 'mfaBindRequired': true}}";
        ScimAnswer answer = bridge.scim()
                .post(
                        "/Bulk",
                        json(
                                """
                        {'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations': [
                          {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': %s},
                          {'method': 'POST', 'path': '/Users', 'bulkId': 'b', 'data': %s},
                          {'method': 'POST', 'path': '/Users', 'bulkId': 'c', 'data': %s},
                          {'method': 'POST', 'path': '/Groups', 'bulkId': 'd', 'data': %s}]}
                        """.formatted(
                                        user(generated, logon),
                                        user(custom, "'password': 'Cus.tom-Passw0rd'", logon),
                                        user(plain, "'entitlements': [{'value': 'System:AliyunECSReadOnlyAccess'}]"),
                                        group(
                                                unique("team"),
                                                "'members': [{'value': 'bulkId:a'}, {'value': 'bulkId:b'}, {'value': 'bulkId:c'}]"))))
                .isStatus(200);

        assertThat(answer.json().findValuesAsText("status")).containsOnly("201").hasSize(4);
        assertThat(ram().loginProfile(upn(generated))).hasValueSatisfying(profile -> {
            assertThat(profile.mfaBindRequired()).isTrue();
            assertThat(profile.passwordResetRequired()).isTrue();
        });
        assertThat(lines(generated)).hasSize(1);
        assertThat(lines(custom)).isEmpty();
        assertThat(ram().logOn(upn(custom), "Cus.tom-Passw0rd")).isTrue();
        assertThat(policies(plain)).containsExactly("AliyunECSReadOnlyAccess");
        assertThat(bridge.simulator().calls("AddUserToGroup"))
                .filteredOn(call -> List.of(upn(generated), upn(custom), upn(plain))
                        .contains(call.parameters().get("UserPrincipalName")))
                .hasSize(3);
    }

    @Test
    void administratorAccess_notAllowed_forbiddenRecordedAndNothingAttached() {
        String name = unique("xan");

        ScimAnswer refused = bridge.scim()
                .with("X-Request-Id", "asks-" + name)
                .post("/Users", user(name, "'entitlements': [{'value': 'System:AdministratorAccess'}]"))
                .isError(403);

        assertThat(refused.text("/detail")).contains("System:AdministratorAccess", "Nothing was attached.");
        assertThat(bridge.callsNaming(name)).isEmpty();
        ScimAnswer audit = bridge.http()
                .with("Authorization", ADMIN)
                .get("/admin/api/audit?request=asks-" + name)
                .isStatus(200);
        assertThat(audit.body()).contains("System:AdministratorAccess").contains(name);
    }

    @Test
    void password_lostWithTheProcessThatHadIt_isToldAndTheUserIsMadeAllTheSame() {
        String name = unique("yan");
        bridge.simulator().pause();
        bridge.scim()
                .post(
                        "/Users",
                        user(
                                name,
                                "'password': 'Lost.Passw0rd-1'",
                                "'" + RAM + "': {'loginProfile': {'enabled': true}}"))
                .isError(503);

        bridge.restartWhile(() -> bridge.simulator().resume());

        Awaitility.await("the next process carries on")
                .until(() -> bridge.simulator().account().findUser(upn(name)).isPresent());
        Awaitility.await("and tells what was lost")
                .untilAsserted(() -> assertThat(bridge.http()
                                .with("Authorization", ADMIN)
                                .get("/admin/api/audit?subject=" + name)
                                .body())
                        .contains("\"REFUSED\"")
                        .contains("was lost when the bridge stopped"));
    }

    @Test
    void preview_user_isTheCallsThatWouldBeMadeAndNoneIsMade() {
        String name = unique("zoe");

        ScimAnswer preview = preview(user(name, "'displayName': 'Zoe'")).isStatus(200);

        assertThat(preview.text("/createUser/UserPrincipalName")).isEqualTo(upn(name));
        assertThat(preview.text("/createUser/DisplayName")).isEqualTo("Zoe");
        assertThat(preview.text("/plan/0/operation")).isEqualTo("CreateUser");
        assertThat(bridge.callsNaming(name)).noneMatch(RecordedCall::effect);
        assertThat(bridge.simulator().account().findUser(upn(name))).isEmpty();
        assertThat(preview(user("a".repeat(65))).isStatus(400).text("/detail")).contains("userName");
    }

    private ScimAnswer preview(String user) {
        return bridge.http()
                .with("Authorization", ADMIN)
                .with("Content-Type", "application/json")
                .post("/admin/api/mapping/preview", user);
    }

    private ScimAnswer create(String name, String... more) {
        return bridge.scim().post("/Users", user(name, more)).isStatus(201);
    }

    private static String upn(String name) {
        return name + "@example.onaliyun.com";
    }

    private List<String> policies(String name) {
        return ram().policiesOfUser(upn(name)).stream()
                .map(SimulatedPolicy::policyName)
                .toList();
    }

    private List<String> policiesOfGroup(String displayName) {
        String groupName = bridge.simulator().account().groups().stream()
                .filter(group -> displayName.equals(group.displayName()))
                .map(SimulatedGroup::groupName)
                .findFirst()
                .orElseThrow();
        return ram().policiesOfGroup(groupName).stream()
                .map(SimulatedPolicy::policyName)
                .toList();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(secrets).stream()
                .filter(line -> line.contains(name))
                .toList();
    }
}
