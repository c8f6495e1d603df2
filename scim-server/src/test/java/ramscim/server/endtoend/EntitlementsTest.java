package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.SimulatedPolicy;
import ramscim.store.StoredPolicies;

/** What users can be given, how providers find it, and how they give it; on an account with 500 policies of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntitlementsTest {
    private static final int OWN = 500;
    private static final String READ_ECS = "System:AliyunECSReadOnlyAccess";
    private static final String READING =
            json("{'Version': '1', 'Statement': [{'Effect': 'Allow', 'Action': 'oss:Get*', 'Resource': '*'}]}");
    private static final String ESCALATING =
            json("{'Version': '1', 'Statement': [{'Effect': 'Allow', 'Action': 'ram:*', 'Resource': '*'}]}");

    private RamSimulator simulator;
    private RunningBridge bridge;

    @BeforeAll
    void start() {
        simulator = RamSimulator.start();
        for (int i = 1; i <= OWN; i++) {
            simulator.account().access().addPolicy("team-%03d".formatted(i), "Team " + i, READING);
        }
        simulator.account().access().addPolicy("team-escalating", null, ESCALATING);
        simulator.account().access().addPolicy("other", null, READING);
        bridge = RunningBridge.on(
                simulator,
                "bridge.access.allowed-policies=Custom:team-*,System:Aliyun*Access",
                "bridge.access.role-policies.Auditor=" + READ_ECS);
        awaitCatalogue();
    }

    private void awaitCatalogue() {
        Awaitility.await("RAM's policies are read")
                .until(() -> bridge.bean(StoredPolicies.class).readAt() != null);
    }

    @AfterAll
    void stop() {
        bridge.close();
        simulator.close();
    }

    private ScimAnswer get(String path) {
        return bridge.scim().get(path).isStatus(200);
    }

    private static List<String> all(JsonNode list, String attribute) {
        List<String> values = new ArrayList<>();
        list.path("Resources").forEach(one -> values.add(one.path(attribute).asText()));
        return values;
    }

    private List<String> policiesInRam(String userName) {
        return simulator.account().access().policiesOfUser(userName + "@example.onaliyun.com").stream()
                .map(SimulatedPolicy::policyName)
                .toList();
    }

    @Test
    void discovery_byDefault_hasWhatOktaLooksForAndNothingThatStrictClientsCannotRead() {
        JsonNode types = get("/ResourceTypes").json();
        assertThat(all(types, "id")).containsExactly("User", "Group", "Entitlement", "Role");
        assertThat(all(types, "schema"))
                .endsWith("urn:okta:scim:schemas:core:1.0:Entitlement", "urn:okta:scim:schemas:core:1.0:Role");
        assertThat(get("/Schemas/urn:okta:scim:schemas:core:1.0:Entitlement").json().findValuesAsText("name"))
                .contains("displayName", "type", "description")
                .doesNotContain("supported");
        assertThat(get("/ServiceProviderConfig").body()).doesNotContain("RolesAndEntitlements");
    }

    @Test
    void list_fiveHundredPolicies_isPagedAndCostsRamNoCall() {
        simulator.clearCalls();
        List<String> ids = new ArrayList<>();
        int total;
        do {
            JsonNode page = get("/Entitlements?count=150&startIndex=" + (ids.size() + 1)).json();
            total = page.path("totalResults").asInt();
            ids.addAll(all(page, "id"));
        } while (ids.size() < total);

        assertThat(ids)
                .hasSizeGreaterThan(OWN)
                .doesNotHaveDuplicates()
                .contains("Custom:team-001", "Custom:team-500", READ_ECS)
                .doesNotContain("Custom:team-escalating", "Custom:other", "System:AliyunRAMFullAccess");
        assertThat(simulator.calls()).noneMatch(call -> call.action().contains("Polic"));
    }

    @Test
    void list_byCursor_reachesEverybodyOnce() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/Entitlements?sortBy=displayName&sortOrder=descending&count=200&cursor=" + cursor).json();
            ids.addAll(all(page, "displayName"));
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());

        assertThat(ids).hasSizeGreaterThan(OWN).doesNotHaveDuplicates();
        assertThat(ids.get(0)).isEqualTo("team-500");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id eq 'system:aliyunecsreadonlyaccess'                  | 1
            displayName eq 'team-042'                               | 1
            value eq 'Custom:team-042'                              | 1
            type eq 'custom' and displayName sw 'team-00'           | 9
            description co 'Team 50'                                | 2
            urn:okta:scim:schemas:core:1.0:Entitlement:type eq 'x'  | 0
            nothing eq 'x'                                          | 0
            """)
    void list_filtered_findsThem(String filter, int found) {
        String encoded = filter.replace('\'', '"').replace(" ", "%20").replace("\"", "%22");

        assertThat(get("/Entitlements?filter=" + encoded).at("/totalResults").asInt()).isEqualTo(found);
    }

    @Test
    void get_byIdInWhateverSpelling_isOne() {
        for (String id : List.of(READ_ECS, "System%3AAliyunECSReadOnlyAccess", "system:aliyunecsreadonlyaccess")) {
            ScimAnswer one = get("/Entitlements/" + id);
            assertThat(one.text("/id")).isEqualTo(READ_ECS);
            assertThat(one.text("/displayName")).isEqualTo("AliyunECSReadOnlyAccess");
            assertThat(one.text("/type")).isEqualTo("System");
            assertThat(one.text("/schemas/0")).isEqualTo("urn:okta:scim:schemas:core:1.0:Entitlement");
            assertThat(one.text("/meta/location")).isEqualTo(bridge.scim().base() + "/Entitlements/" + READ_ECS);
            assertThat(one.at("/value").isMissingNode()).isTrue();
        }
        assertThat(get("/Entitlements/Custom:team-001").text("/description")).isEqualTo("Team 1");
        bridge.scim().get("/Entitlements/System:AdministratorAccess").isError(404);
    }

    @Test
    void roles_ofTheConfiguration_sayWhatTheyGive() {
        JsonNode roles = get("/Roles").json();

        assertThat(all(roles, "id")).containsExactly("Auditor");
        assertThat(all(roles, "description")).containsExactly("Gives " + READ_ECS);
        assertThat(get("/Roles/auditor").text("/displayName")).isEqualTo("Auditor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Entitlements", "/Roles"})
    void write_anyOfThem_isNotAllowed(String path) {
        bridge.scim().post(path, json("{'displayName': 'x'}")).isError(405);
        bridge.scim().delete(path + "/" + READ_ECS).isError(405);
    }

    @Test
    void user_givenAPolicyAndARole_pointsToBoth() {
        ScimAnswer ann = bridge.scim()
                .post(
                        "/Users",
                        user(
                                unique("ann"),
                                "'entitlements': [{'value': 'Custom:team-001'}, {'value': 'own-license', 'type': 'License'}]",
                                "'roles': [{'value': 'auditor', 'display': 'The auditors'}]"))
                .isStatus(201);

        assertThat(ann.at("/entitlements/0").toString())
                .isEqualTo(json("{'value':'Custom:team-001','display':'team-001','type':'Custom','$ref':'"
                        + bridge.scim().base() + "/Entitlements/Custom:team-001'}"));
        assertThat(ann.at("/entitlements/1").toString()).isEqualTo(json("{'value':'own-license','type':'License'}"));
        assertThat(ann.text("/roles/0/display")).isEqualTo("The auditors");
        assertThat(ann.text("/roles/0/$ref")).isEqualTo(bridge.scim().base() + "/Roles/Auditor");
        assertThat(policiesInRam(ann.text("/userName")))
                .containsExactlyInAnyOrder("team-001", "AliyunECSReadOnlyAccess");
    }

    /** Okta, SailPoint and Entra, each as it gives and takes away. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'op': 'add', 'path': 'entitlements', 'value': [{'value': 'Custom:team-002', 'type': 'Custom', 'display': 'team-002'}]} | {'op': 'remove', 'path': 'entitlements[value eq \"Custom:team-002\"]'}
            {'op': 'add', 'path': 'entitlements', 'value': [{'value': 'Custom:team-002'}]}      | {'op': 'remove', 'path': 'entitlements', 'value': [{'value': 'Custom:team-002'}]}
            {'op': 'add', 'value': {'entitlements': [{'value': 'Custom:team-002'}]}}            | {'op': 'replace', 'value': {'entitlements': [{'value': 'Custom:team-003', 'type': 'Custom'}]}}
            {'op': 'add', 'path': 'entitlements', 'value': 'Custom:team-002'}                   | {'op': 'remove', 'path': 'entitlements', 'value': 'Custom:team-002'}
            {'op': 'Add', 'path': 'entitlements[type eq \"Custom\"].value', 'value': 'Custom:team-002'} | {'op': 'Replace', 'path': 'entitlements[type eq \"Custom\"].value', 'value': 'Custom:team-003'}
            """)
    void patch_givenAndTakenAway_inRamAtOnce(String give, String take) {
        String userName = unique("bea");
        String id = bridge.scim()
                .post("/Users", user(userName, "'entitlements': [{'value': 'Custom:team-003'}]"))
                .isStatus(201)
                .id();

        bridge.scim().patch("/Users/" + id, patch(give)).isStatus(200);
        assertThat(policiesInRam(userName)).contains("team-002");
        bridge.scim().patch("/Users/" + id, patch(take)).isStatus(200);

        assertThat(policiesInRam(userName)).containsExactly("team-003");
    }

    @Test
    void patch_entrasRoleAsJsonInItsValue_givesItsPolicies() {
        String userName = unique("cleo");
        String id = bridge.scim().post("/Users", user(userName)).isStatus(201).id();

        bridge.scim()
                .patch(
                        "/Users/" + id,
                        patch("{'op': 'Add', 'path': 'roles', 'value': [{'value': '{\\'id\\': \\'1\\', \\'value\\': \\'auditor\\', \\'displayName\\': \\'Auditor\\'}'}]}"))
                .isStatus(200);

        assertThat(policiesInRam(userName)).containsExactly("AliyunECSReadOnlyAccess");
    }

    @Test
    void put_theAnsweredUserSentBack_changesNothing() {
        String userName = unique("dora");
        ScimAnswer dora = bridge.scim()
                .post("/Users", user(userName, "'entitlements': [{'value': 'Custom:team-004'}]"))
                .isStatus(201);

        ScimAnswer again =
                bridge.scim().put("/Users/" + dora.id(), dora.body()).isStatus(200);

        assertThat(again.at("/entitlements")).isEqualTo(dora.at("/entitlements"));
        bridge.scim()
                .patch(
                        "/Users/" + dora.id(),
                        patch("{'op': 'add', 'path': 'entitlements', 'value': [{'value': 'Custom:team-004', 'type': 'Entitlement'}]}"))
                .isStatus(200);
        assertThat(get("/Users/" + dora.id()).at("/entitlements")).hasSize(1);
        assertThat(policiesInRam(userName)).containsExactly("team-004");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Custom:other                | 403 | allowed-policies
            System:AdministratorAccess  | 403 | exact name
            Custom:team-escalating      | 400 | its document
            Custom:team-unknown         | 400 | does not exist
            """)
    void patch_valueThatCannotBeGiven_isRefusedWithTheReasonAndNothingIsAttached(
            String value, int status, String reason) {
        String userName = unique("eve");
        String id = bridge.scim().post("/Users", user(userName)).isStatus(201).id();

        ScimAnswer refused = bridge.scim()
                .patch(
                        "/Users/" + id,
                        patch("{'op': 'add', 'path': 'entitlements', 'value': [{'value': '" + value + "'}]}"))
                .isError(status);

        assertThat(refused.text("/detail")).contains(reason);
        assertThat(policiesInRam(userName)).isEmpty();
        assertThat(get("/Users/" + id).at("/entitlements").isMissingNode()).isTrue();
    }

    @Test
    void patch_policyThatWasAttachedByHand_isNeverTakenAway() {
        String userName = unique("fay");
        String id = bridge.scim().post("/Users", user(userName)).isStatus(201).id();
        simulator
                .account()
                .access()
                .attachPolicyToUser(PolicyType.CUSTOM, "team-005", userName + "@example.onaliyun.com");

        bridge.scim()
                .patch("/Users/" + id, patch("{'op': 'add', 'path': 'entitlements', 'value': [{'value': 'Custom:team-005'}]}"))
                .isStatus(200);
        bridge.scim().patch("/Users/" + id, patch("{'op': 'remove', 'path': 'entitlements'}")).isStatus(200);

        assertThat(policiesInRam(userName)).containsExactly("team-005");
    }

    @Test
    void users_filteredByWhatTheyHave_areFound() {
        String userName = unique("gia");
        bridge.scim()
                .post("/Users", user(userName, "'entitlements': [{'value': 'Custom:team-006'}]", "'roles': [{'value': 'Auditor'}]"))
                .isStatus(201);

        assertThat(all(get("/Users?filter=entitlements.value%20eq%20%22custom:TEAM-006%22").json(), "userName"))
                .containsExactly(userName);
        assertThat(all(
                        get("/Users?filter=roles.value%20eq%20%22auditor%22%20and%20userName%20eq%20%22" + userName + "%22")
                                .json(),
                        "userName"))
                .containsExactly(userName);
    }

    @ParameterizedTest
    @CsvSource({"ietf, Entitlement, urn:ietf:params:scim:schemas:core:2.0:Entitlement", "both, IetfEntitlement, ''"})
    void discovery_inTheWordsOfTheDraft_saysSoInServiceProviderConfig(String form, String type, String only) {
        try (RunningBridge other = RunningBridge.on(
                simulator,
                "bridge.ram.domain=example.onaliyun.com",
                "bridge.scim.entitlements=" + form,
                "bridge.access.allowed-policies=" + READ_ECS)) {
            Awaitility.await().until(() -> other.bean(StoredPolicies.class).readAt() != null);
            JsonNode config = other.scim().get("/ServiceProviderConfig").json().path("RolesAndEntitlements");
            assertThat(config.at("/entitlements/supported").asBoolean()).isTrue();
            assertThat(config.at("/roles/supported").asBoolean(true)).isFalse();
            assertThat(all(other.scim().get("/ResourceTypes").json(), "id"))
                    .contains(type)
                    .doesNotContain("Role", "IetfRole");
            ScimAnswer one = other.scim().get("/Entitlements/" + READ_ECS).isStatus(200);
            assertThat(one.text("/value")).isEqualTo(READ_ECS);
            assertThat(one.text("/display")).isEqualTo("AliyunECSReadOnlyAccess");
            assertThat(one.at("/supported").asBoolean()).isTrue();
            assertThat(one.at("/displayName").isMissingNode()).isEqualTo(form.equals("ietf"));
            if (!only.isEmpty()) {
                assertThat(one.at("/schemas").toString()).isEqualTo(json("['" + only + "']"));
            }
            other.scim().get("/Roles").isError(404);
        }
    }

    @Test
    void discovery_whereNothingCanBeGiven_isAsEver() {
        assertThat(all(RunningBridge.shared().scim().get("/ResourceTypes").json(), "id"))
                .containsExactly("User", "Group");
        RunningBridge.shared().scim().get("/Entitlements").isError(404);
        RunningBridge.shared().scim().get("/Roles/x").isError(404);
    }
}
