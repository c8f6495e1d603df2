package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

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
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** People are in RAM before the bridge is. */
class AdoptionTest {
    private static final RunningBridge BRIDGE = RunningBridge.start("bridge.admin.password=correct horse battery");
    private static final ScimClient ADMIN = BRIDGE.http()
            .with(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString("admin:correct horse battery".getBytes(StandardCharsets.UTF_8)));
    private static final RamDirectory RAM = BRIDGE.bean(RamDirectory.class);

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

    private static RamUser byHand(String localPart, Map<String, String> tags) {
        return RAM.call(new CreateUser(new UserProfile(name(localPart), localPart, null, null, null), new Tags(tags)));
    }

    private static String userId(String userName) {
        return BRIDGE.scim()
                .get("/Users?filter=userName+eq+%22" + userName + "%22")
                .text("/Resources/0/id");
    }

    /** The candidate of this name, and where in the list it is. */
    private static String candidate(String subject) {
        ScimAnswer page = ADMIN.get("/admin/api/adoption").isStatus(200);
        for (int n = 0; n < page.at("/candidates").size(); n++) {
            if (page.text("/candidates/" + n + "/subject").equals(subject)) {
                return "/candidates/" + n;
            }
        }
        throw new AssertionError(subject + " is no candidate: " + page.body());
    }

    private static boolean isOwned(String localPart) {
        return inRam(localPart).tags().containsKey(OwnershipTags.ID);
    }

    @Test
    void adopt_refusedCreation_becomesTheBridgesAndKeepsItsKey() {
        RamUser before = byHand("alice", Map.of("team", "red"));
        RAM.call(new CreateAccessKey(name("alice")));
        ScimAnswer refused = BRIDGE.scim()
                .post("/Users", Bodies.user("alice", "'displayName': 'Alice'"))
                .isError(409);
        assertThat(refused.text("/detail")).contains("nobody keeps it");
        String at = candidate("alice");
        ScimAnswer page = ADMIN.get("/admin/api/adoption");
        assertThat(page.at(at + "/evidence/logonName").asBoolean()).isTrue();
        assertThat(page.at(at + "/evidence/email").asBoolean()).isFalse();
        assertThat(page.at(at + "/adoptable").asBoolean()).isTrue();

        ADMIN.with("Content-Type", "application/json")
                .post("/admin/api/adoption", "{\"keys\":[\"" + page.text(at + "/key") + "\"]}")
                .isStatus(200);

        Awaitility.await().until(() -> isOwned("alice"));
        assertThat(inRam("alice").id()).isEqualTo(before.id());
        assertThat(inRam("alice").tags()).containsEntry("team", "red");
        assertThat(RAM.call(new ListAccessKeys(name("alice"))).get(0).status()).isEqualTo(AccessStatus.ACTIVE);
        ScimAnswer again = BRIDGE.scim()
                .post("/Users", Bodies.user("alice", "'displayName': 'Alice'"))
                .isStatus(201);
        assertThat(again.id()).isEqualTo(userId("alice"));
        assertThat(ADMIN.get("/admin/api/audit?kind=ADMINISTERED").body()).contains("may be adopted");
    }

    @Test
    void adopt_userOfAnotherBridge_isLeftAlone() {
        RamUser theirs = byHand("bob", Map.of(OwnershipTags.ID, "x", OwnershipTags.OWNER, "other-one"));
        BRIDGE.scim().post("/Users", Bodies.user("bob")).isError(409);
        String at = candidate("bob");
        ScimAnswer page = ADMIN.get("/admin/api/adoption");
        assertThat(page.at(at + "/adoptable").asBoolean()).isFalse();

        ScimAnswer answer = ADMIN.with("Content-Type", "application/json")
                .post("/admin/api/adoption", "{\"keys\":[\"" + page.text(at + "/key") + "\"]}")
                .isStatus(200);

        assertThat(answer.at("/begun").asInt()).isZero();
        assertThat(answer.text("/problems/0")).contains("another bridge, 'other-one', keeps it");
        assertThat(inRam("bob")).isEqualTo(theirs);
    }

    @Test
    void adoptListed_someWaitAndSomeComeLater_allAreAdopted() {
        byHand("carol", Map.of());
        byHand("dave", Map.of());
        byHand("erin", Map.of(OwnershipTags.OWNER, "other-one"));
        BRIDGE.scim().post("/Users", Bodies.user("carol")).isError(409);
        String csv = "userPrincipalName;why\n%s;same\n\"%s\",\n%s\nnobody@example.com\n"
                .formatted(name("carol"), inRam("dave").id().value(), name("erin"));

        ScimAnswer listed = ADMIN.with("Content-Type", "text/csv")
                .post("/admin/api/adoption/list", csv)
                .isStatus(200);

        assertThat(listed.at("/granted").asInt()).isEqualTo(2);
        assertThat(listed.at("/begun").asInt()).isOne();
        assertThat(listed.at("/skipped")).hasSize(2);
        assertThat(listed.at("/skipped/0/line").asInt()).isEqualTo(4);
        Awaitility.await().until(() -> isOwned("carol"));
        BRIDGE.scim().post("/Users", Bodies.user("dave")).isStatus(201);
        BRIDGE.scim().post("/Users", Bodies.user("erin")).isError(409);
        assertThat(isOwned("dave")).isTrue();
    }

    @Test
    void adopt_group_keepsItsMembers() {
        BRIDGE.simulator().account().addGroup("Admins");
        byHand("frank", Map.of());
        RAM.call(new AddUserToGroup(name("frank"), new GroupName("Admins")));
        BRIDGE.scim().post("/Groups", Bodies.group("Admins")).isError(409);
        ScimAnswer page = ADMIN.get("/admin/api/adoption");

        ADMIN.with("Content-Type", "application/json")
                .post("/admin/api/adoption", "{\"keys\":[\"" + page.text(candidate("Admins") + "/key") + "\"]}")
                .isStatus(200);

        Awaitility.await()
                .until(() -> BRIDGE.scim()
                                .get("/Groups?filter=displayName+eq+%22Admins%22")
                                .at("/totalResults")
                                .asInt()
                        == 1);
        assertThat(RAM.all(new ListUsersForGroup(new GroupName("Admins")))).containsExactly(name("frank"));
    }

    @Test
    void revoke_grantThatWasNotUsed_isRefusedAgain() {
        RamUser grace = byHand("grace", Map.of());
        ADMIN.with("Content-Type", "text/csv")
                .post("/admin/api/adoption/list", grace.id().value())
                .isStatus(200);

        ADMIN.delete("/admin/api/adoption/grants/" + grace.id().value()).isStatus(204);

        BRIDGE.scim().post("/Users", Bodies.user("grace")).isError(409);
        assertThat(ADMIN.get("/admin/api/adoption/grants").body()).doesNotContain("grace");
    }
}
