package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.server.table.Csv;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.fault.Fault;

/** Who has which policy, whoever attached it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessReviewTest {
    private static final String PASSWORD = "a-password-of-this-test";
    private static final String READ_ECS = "System:AliyunECSReadOnlyAccess";
    private static final String READ_OSS = "System:AliyunOSSReadOnlyAccess";

    private RunningBridge bridge;
    private String anna;
    private String owners;

    @BeforeAll
    void start() {
        bridge = RunningBridge.start(
                "bridge.admin.password=" + PASSWORD,
                "bridge.access.catalogue-interval=0",
                "bridge.access.allowed-policies=System:*ReadOnlyAccess",
                "bridge.access.role-policies.auditor=" + READ_OSS,
                "bridge.access.group-policies.Owners=" + READ_OSS);
        anna = bridge.scim()
                .post(
                        "/Users",
                        user(
                                "anna",
                                "'entitlements': [{'value': '" + READ_ECS + "'}]",
                                "'roles': [{'value': 'auditor'}]"))
                .isStatus(201)
                .id();
        owners = bridge.scim()
                .post("/Groups", group("Owners", "'members': [{'value': '" + anna + "'}]"))
                .isStatus(201)
                .id();
        AccountAccess access = bridge.simulator().account().access();
        bridge.simulator().account().addUser("by-hand");
        access.attachPolicyToUser(PolicyType.SYSTEM, "AdministratorAccess", "by-hand@example.onaliyun.com");
        access.attachPolicyToUser(PolicyType.SYSTEM, "ReadOnlyAccess", "anna@example.onaliyun.com");
        access.attachPolicyToGroup(PolicyType.SYSTEM, "ReadOnlyAccess", "Owners");
        api().post("/admin/api/access/read", "").isStatus(200);
        Awaitility.await("RAM is read")
                .until(() -> api().get("/admin/api/access").json().has("readAt"));
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    private ScimClient api() {
        String basic = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return bridge.http().with("Authorization", "Basic " + basic).with("Content-Type", "application/json");
    }

    private List<String> listed(String parameters) {
        List<String> listed = new ArrayList<>();
        for (JsonNode one :
                api().get("/admin/api/access" + parameters).isStatus(200).json().path("entries")) {
            listed.add("%s %s %s %s %s"
                    .formatted(
                            one.path("policy").asText().replace("System:", ""),
                            one.path("user").asText(),
                            one.path("way").asText(),
                            one.path("through").asText(),
                            one.path("byBridge").asBoolean() ? "bridge" : "hand"));
        }
        return listed;
    }

    @Test
    void list_everyWay_administratorsFirstAndWhoAttachedIt() {
        assertThat(listed(""))
                .containsExactly(
                        "AdministratorAccess by-hand USER  hand",
                        "AliyunECSReadOnlyAccess anna USER entitlement bridge",
                        "AliyunOSSReadOnlyAccess anna ROLE auditor bridge",
                        "AliyunOSSReadOnlyAccess anna GROUP Owners bridge",
                        "ReadOnlyAccess anna USER  hand",
                        "ReadOnlyAccess anna GROUP Owners hand");
    }

    @Test
    void list_searched_onlyWhatMatches() {
        assertThat(listed("?q=by-hand")).hasSize(1);
        assertThat(listed("?policy=" + READ_ECS))
                .containsExactly("AliyunECSReadOnlyAccess anna USER entitlement bridge");
        assertThat(listed("?page=7")).hasSize(6);
        assertThat(listed("?q=nobody")).isEmpty();
        api().get("/admin/api/access?policy=nothing").isStatus(400);
    }

    @Test
    void csv_downloaded_hasALineForEachWayAndRoomForADecision() {
        List<Csv.Row> rows =
                Csv.read(DashboardClient.signedIn(bridge.root(), PASSWORD).get("/admin/access.csv"));

        assertThat(rows).hasSize(7);
        assertThat(rows.get(0).cells())
                .startsWith("policy", "administrator")
                .endsWith("decision", "reviewer", "reviewed_on");
        assertThat(rows.get(1).cells())
                .startsWith("System:AdministratorAccess", "true")
                .contains("by-hand", "user", "hand");
        assertThat(rows.get(2).cells()).startsWith(READ_ECS, "false").contains(anna, "entitlement", "bridge");
    }

    @Test
    void page_ofTheDashboard_leadsToPeopleAndGroups() {
        DashboardClient admin = DashboardClient.signedIn(bridge.root(), PASSWORD);

        String page = admin.get("/admin/access");

        assertThat(page).contains("/admin/people/" + anna, "/admin/groups/" + owners, "in RAM only", "by hand");
        assertThat(page.indexOf("AdministratorAccess")).isLessThan(page.indexOf("AliyunECSReadOnlyAccess"));
    }

    @Test
    void person_policies_sayWhoAttachedThem() {
        DashboardClient admin = DashboardClient.signedIn(bridge.root(), PASSWORD);

        String page = admin.get("/admin/people/" + anna + "?live=true");

        String own = page.substring(page.indexOf("<h3>Policies</h3>"));
        assertThat(own.substring(own.indexOf(READ_ECS), own.indexOf(READ_OSS))).contains("by the bridge");
        assertThat(own.substring(own.indexOf("System:ReadOnlyAccess"))).contains("attached by hand");
    }

    @Test
    void person_ofTheApi_hasThePoliciesOfEachWay() {
        bridge.simulator().clearCalls();

        JsonNode told = api().get("/admin/api/people/" + anna).isStatus(200).json();

        List<String> ways = new ArrayList<>();
        told.path("policies")
                .forEach(one -> ways.add("%s %s %s"
                        .formatted(
                                one.path("policy").asText(),
                                one.path("way").asText(),
                                one.path("byBridge").asBoolean())));
        assertThat(ways)
                .containsExactly(
                        READ_ECS + " USER true",
                        READ_OSS + " ROLE true",
                        READ_OSS + " GROUP true",
                        "System:ReadOnlyAccess USER false",
                        "System:ReadOnlyAccess GROUP false");
        assertThat(told.path("policiesReadAt").asText())
                .isEqualTo(api().get("/admin/api/access").text("/readAt"));
        assertThat(bridge.simulator().calls("ListPoliciesForUser")).isEmpty();
    }

    @Test
    void page_saysThatResourceGroupsAreNotCovered() {
        assertThat(DashboardClient.signedIn(bridge.root(), PASSWORD).get("/admin/access"))
                .contains("within a resource group only is not here");
    }

    @Test
    void read_ramRefuses_isToldAndWhatWasKnownStays() {
        DashboardClient admin = DashboardClient.signedIn(bridge.root(), PASSWORD);
        bridge.simulator().faults().add(Fault.error("ListPolicies", 403, "NoPermission", "You may not."));
        String before = Objects.requireNonNull(api().get("/admin/api/access").text("/readAt"));

        admin.submit("/admin/access/read", "x=y");

        Awaitility.await().until(() -> admin.get("/admin/access").contains("NoPermission"));
        bridge.simulator().faults().clear();
        assertThat(api().get("/admin/api/access").text("/readAt")).isEqualTo(before);
        assertThat(listed("")).hasSize(6);
    }
}
