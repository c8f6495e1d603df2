package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.Bodies;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.UserStatus;
import ramscim.simulator.call.RecordedCall;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.quirk.Quirks;

/** What only some accounts have, seen over the wire and told where people look. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddAccountTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final String ALIAS = "corp.example.com";

    private RunningBridge bridge;
    private Account account;

    @BeforeAll
    void start(@TempDir Path folder) {
        bridge = RunningBridge.start(
                "bridge.admin.password=" + PASSWORD,
                "bridge.access.console-logon=all",
                "bridge.access.secret-sink.file=" + folder.resolve("secrets.jsonl"));
        account = bridge.simulator().account();
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    @AfterEach
    void repair() {
        account.behave(Quirks.none());
        bridge.simulator().faults().clear();
    }

    private ScimClient admin() {
        return bridge.http()
                .with(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .with("Content-Type", "application/json");
    }

    private String create(String name) {
        return bridge.scim().post("/Users", Bodies.user(name)).isStatus(201).id();
    }

    private String inRam(String name) {
        return name + "@" + account.defaultDomain();
    }

    /** What a reconcile says of a person, as {@code drift} names it; empty if nothing. */
    private List<String> driftsOf(String id) {
        String report = admin().post("/admin/api/reconcile", "{\"dryRun\":true}")
                .isStatus(202)
                .text("/id");
        Awaitility.await("the reconcile ends")
                .until(() -> admin().get("/admin/api/reconcile").at("/running").isNull());
        JsonNode findings = admin().get("/admin/api/reconcile/" + report + "/findings")
                .isStatus(200)
                .at("");
        return findings.findParents("drift").stream()
                .filter(finding -> finding.toString().contains(id))
                .map(finding -> finding.path("drift").asText())
                .toList();
    }

    private void sides(String id, String... texts) {
        assertThat(DashboardClient.signedIn(bridge.root(), PASSWORD).get("/admin/people/" + id + "/sides"))
                .contains(texts);
    }

    @Test
    void life_domainAliasInLogonNames_isOfOnePersonUnderOneName() {
        account.behave(Quirks.none().withDomainAlias(ALIAS));
        String name = unique("anna");
        String id = create(name);
        String group = bridge.scim()
                .post("/Groups", Bodies.group(unique("staff"), "'members': [{'value': '" + id + "'}]"))
                .isStatus(201)
                .id();
        bridge.simulator().clearCalls();

        bridge.scim()
                .patch("/Users/" + id, Bodies.replace("displayName", "\"Anna of Staff\""))
                .isStatus(200);

        assertThat(bridge.simulator().calls("UpdateUser"))
                .singleElement()
                .extracting(RecordedCall::parameters)
                .satisfies(sent -> assertThat(sent).doesNotContainKey("NewUserPrincipalName"));
        assertThat(driftsOf(id)).isEmpty();
        bridge.scim().patch("/Users/" + id, Bodies.replace("active", "false")).isStatus(200);
        assertThat(account.access().loginProfile(inRam(name)))
                .hasValueSatisfying(
                        profile -> assertThat(profile.status().value()).isEqualTo("Inactive"));
        bridge.scim().delete("/Groups/" + group).isStatus(204);
        bridge.scim().delete("/Users/" + id).isStatus(204);
        assertThat(account.findUser(inRam(name))).isEmpty();
    }

    @Test
    void life_domainAliasComesAndGoes_nobodyIsDrift() {
        String id = create(unique("ben"));
        account.behave(Quirks.none().withDomainAlias(ALIAS));
        assertThat(driftsOf(id)).isEmpty();
        bridge.scim()
                .patch("/Users/" + id, Bodies.replace("displayName", "\"Ben\""))
                .isStatus(200);

        account.behave(Quirks.none());

        assertThat(driftsOf(id)).isEmpty();
        bridge.scim().delete("/Users/" + id).isStatus(204);
    }

    @Test
    void reconcile_userWhomAlibabaCloudHasFrozen_saysSo() {
        String name = unique("carl");
        String id = create(name);
        account.changeUser(inRam(name), user -> user.status(UserStatus.FREEZE));

        assertThat(driftsOf(id)).containsExactly("FROZEN");

        bridge.scim().delete("/Users/" + id).isStatus(204);
        assertThat(account.findUser(inRam(name))).isEmpty();
    }

    @Test
    void person_initialPasswordThatNobodyUsedInTime_isSaidToHaveExpired() {
        String name = unique("dora");
        String id = create(name);
        sides(id, "Login profile");
        account.access().ageLoginProfile(inRam(name), Duration.ofDays(15));

        sides(id, "its initial password has expired unused; somebody has to set another");
    }

    private String groupWithAStranger(String stranger) {
        account.addUser(stranger);
        String name = unique("team");
        String id = bridge.scim()
                .post("/Groups", Bodies.group(name, "'members': [{'value': '" + create(unique("hans")) + "'}]"))
                .isStatus(201)
                .id();
        account.addMember(name, inRam(stranger));
        return id;
    }

    @Test
    void deleteGroup_memberWhoseNameBreaksRamsRules_leavesItToo() {
        String id = groupWithAStranger("odd@cloudsso");

        bridge.scim().delete("/Groups/" + id).isStatus(204);

        assertThat(account.groupsOf(inRam("odd@cloudsso"))).isEmpty();
        assertThat(account.findUser(inRam("odd@cloudsso"))).isPresent();
    }

    @Test
    void deleteGroup_memberWhoseNameRamDoesNotTakeBack_isNamedUntilSomebodyTakesThemOut() {
        String stranger = "odder@cloudsso";
        String id = groupWithAStranger(stranger);
        String group = account.groupsOf(inRam(stranger)).get(0).groupName();
        bridge.simulator()
                .faults()
                .add(Fault.error(
                        "RemoveUserFromGroup", 400, "InvalidParameter.UserPrincipalName.InvalidChars", "Not a name."));

        bridge.scim().delete("/Groups/" + id);
        String failures = admin().get("/admin/api/failures").isStatus(200).body();
        bridge.simulator().faults().clear();
        account.removeMember(group, inRam(stranger));

        assertThat(failures).contains(inRam(stranger), "take them out by hand");
        Awaitility.await("the group is gone")
                .atMost(Duration.ofSeconds(60))
                .until(() -> account.findGroup(group).isEmpty());
    }

    @Test
    void delete_policyWithinAResourceGroup_isNamedAmongTheFailuresAndEndsWhenDetachingIsSet() {
        String name = unique("emil");
        String id = create(name);
        account.access().attachPolicyInGroup("rg-one", PolicyType.SYSTEM, "AliyunOSSFullAccess", inRam(name));

        bridge.scim().delete("/Users/" + id);
        assertThat(admin().get("/admin/api/failures").isStatus(200).body())
                .contains("System:AliyunOSSFullAccess in the resource group rg-one");
        assertThat(account.findUser(inRam(name))).isPresent();

        bridge.restart("bridge.deprovisioning-detach-from-resource-groups=true");

        Awaitility.await("the leaver is gone")
                .atMost(Duration.ofSeconds(60))
                .until(() -> account.findUser(inRam(name)).isEmpty());
        bridge.restart();
    }

    @Test
    void delete_listingForbidden_failsAsRamRefusesAndStopsNobodyElse() {
        bridge.simulator()
                .faults()
                .add(Fault.error("ListPolicyAttachments", 403, "NoPermission", "You are not authorized."));
        String name = unique("fred");
        String id = create(name);
        account.access().attachPolicyInGroup("rg-one", PolicyType.SYSTEM, "AliyunOSSFullAccess", inRam(name));

        bridge.scim().delete("/Users/" + id);

        assertThat(admin().get("/admin/api/failures").isStatus(200).body())
                .contains("DeleteConflict.User.Policy", "ListPolicyAttachments (PrincipalType IMSUser) names it");
        assertThat(bridge.http().get("/actuator/health").body()).doesNotContain("ram:ListPolicyAttachments");
        assertThat(account.access().loginProfile(inRam(name)).isPresent()
                        && account.access()
                                .loginProfile(inRam(name))
                                .get()
                                .status()
                                .value()
                                .equals("Active"))
                .isFalse();
        bridge.scim().delete("/Users/" + create(unique("gina"))).isStatus(204);
        account.access().detachPolicyInGroup("rg-one", PolicyType.SYSTEM, "AliyunOSSFullAccess", inRam(name));
    }
}
