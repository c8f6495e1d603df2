package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** Somebody changes, deletes and opens things in RAM that the bridge had made. */
class DriftTest {
    private static final RunningBridge BRIDGE = RunningBridge.start(
            "bridge.admin.password=correct horse battery",
            "bridge.owner=this-one",
            "bridge.reconcile.access-while-disabled=repair");
    private static final ScimClient ADMIN = BRIDGE.http()
            .with(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString("admin:correct horse battery".getBytes(StandardCharsets.UTF_8)))
            .with("Content-Type", "application/json");
    private static final RamDirectory RAM = BRIDGE.bean(RamDirectory.class);
    private static final GroupName TEAM = new GroupName("Team");

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static UserPrincipalName name(String localPart) {
        return new UserPrincipalName(localPart, RAM.call(new GetDefaultDomain()));
    }

    private static RamUser inRam(String localPart) {
        return Objects.requireNonNull(RAM.call(new GetUser(name(localPart))).orElse(null), localPart);
    }

    private static String create(String userName, String... members) {
        return BRIDGE.scim()
                .post("/Users", Bodies.user(userName, members))
                .isStatus(201)
                .id();
    }

    /** Runs one to its end, and gives its report. */
    private static JsonNode report(boolean dryRun) {
        String id = ADMIN.post("/admin/api/reconcile", "{\"dryRun\":" + dryRun + "}")
                .isStatus(202)
                .text("/id");
        Awaitility.await("the reconcile ends")
                .until(() -> ADMIN.get("/admin/api/reconcile").at("/running").isNull());
        JsonNode newest = ADMIN.get("/admin/api/reconcile").at("/reports/0");
        assertThat(newest.at("/id").asText()).isEqualTo(id);
        return newest;
    }

    private static ScimAnswer findings(JsonNode report, String drift) {
        return ADMIN.get("/admin/api/reconcile/" + report.at("/id").asText() + "/findings?drift=" + drift)
                .isStatus(200);
    }

    @Test
    void reconcile_whatSomebodyDidInRam_isToldAndPutRight() {
        String alice = create("alice");
        String bob = create("bob");
        create("carol", "'active': false");
        BRIDGE.scim()
                .post("/Groups", Bodies.group("Team", "'members': [{'value': '" + alice + "'}]"))
                .isStatus(201);
        RAM.call(new UpdateUser(inRam("alice").id(), new UpdateUserRequest(null, "Mallory", null, null, null)));
        RAM.call(new DeleteUser(inRam("bob").id()));
        RAM.call(new CreateAccessKey(name("carol")));
        RAM.call(new AddUserToGroup(name("carol"), TEAM));
        RAM.call(new CreateUser(new UserProfile(name("dora"), "dora", null, null, null), Tags.none()));
        RAM.call(new CreateUser(
                new UserProfile(name("eve"), "eve", null, null, null),
                new Tags(Map.of(OwnershipTags.ID, "x", OwnershipTags.OWNER, "other-one"))));

        JsonNode dry = report(true);

        assertThat(dry.at("/counts/CHANGED_OUTSIDE").asInt()).isEqualTo(2);
        assertThat(dry.at("/counts/IN_RECYCLE_BIN").asInt()
                        + dry.at("/counts/MISSING").asInt())
                .isOne();
        assertThat(dry.at("/counts/ACCESS_WHILE_DISABLED").asInt()).isOne();
        assertThat(dry.at("/counts/UNMANAGED").asInt()).isOne();
        assertThat(dry.at("/counts/ORPHANED").asInt()).isOne();
        assertThat(findings(dry, "ORPHANED").text("/findings/0/bridge")).isEqualTo("other-one");
        assertThat(findings(dry, "CHANGED_OUTSIDE")
                        .at("/findings/0/differences/0/is")
                        .asText())
                .isEqualTo("Mallory");
        assertThat(RAM.call(new ListAccessKeys(name("carol"))).get(0).status()).isEqualTo(AccessStatus.ACTIVE);

        report(false);

        Awaitility.await("the policy turns the key off")
                .until(() -> RAM.call(new ListAccessKeys(name("carol"))).get(0).status() == AccessStatus.INACTIVE);
        assertThat(inRam("alice").displayName()).isEqualTo("Mallory");

        ScimAnswer begun =
                ADMIN.post("/admin/api/reconcile/repair", "{\"all\":true}").isStatus(200);

        assertThat(begun.at("/begun").asInt()).isEqualTo(3);
        Awaitility.await("everything is put right")
                .until(() -> report(true).at("/open").properties().stream()
                        .allMatch(open -> open.getKey().equals("UNMANAGED")
                                || open.getKey().equals("ORPHANED")));
        assertThat(inRam("alice").displayName()).isEqualTo("alice");
        assertThat(inRam("bob").tags()).containsEntry(OwnershipTags.ID, bob);
        assertThat(RAM.all(new ListUsersForGroup(TEAM))).containsExactly(name("alice"));
        assertThat(inRam("dora").tags()).isEmpty();
        assertThat(ADMIN.get("/admin/api/audit?kind=ADMINISTERED").isStatus(200).body())
                .contains("Reconcile (dry run):")
                .contains("2 changed outside");
    }

    @Test
    void reconcileOne_changedByHand_isPutRight() {
        String frank = create("frank");
        RAM.call(new UpdateUser(inRam("frank").id(), new UpdateUserRequest(null, "Mallory", null, null, null)));

        ADMIN.post("/admin/api/people/" + frank + "/reconcile", "").isStatus(200);

        Awaitility.await().until(() -> inRam("frank").displayName().equals("frank"));
    }

    @Test
    void repair_neitherPositionsNorAll_refused() {
        report(true);

        ADMIN.post("/admin/api/reconcile/repair", "{}").isStatus(400);
    }
}
