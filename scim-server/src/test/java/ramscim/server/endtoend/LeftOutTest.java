package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserId;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** One that cannot be does not cost the others anything, and an administrator sees what it was. */
class LeftOutTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final RunningBridge BRIDGE = RunningBridge.start("bridge.admin.password=" + PASSWORD);
    private static final ScimClient SCIM = BRIDGE.scim();
    private static final RamDirectory RAM = BRIDGE.bean(RamDirectory.class);
    private static final ScimClient ADMIN = BRIDGE.http()
            .with(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));

    private static final String RAM_EXTENSION = "/urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static String person(String name) {
        return SCIM.post("/Users", user(unique(name))).isStatus(201).id();
    }

    private static String members(String... ids) {
        return String.join(
                ",", Arrays.stream(ids).map(id -> "{'value': '" + id + "'}").toList());
    }

    private static ScimAnswer group(String name, String... ids) {
        return SCIM.post("/Groups", json("{'displayName': '" + name + "', 'members': [" + members(ids) + "]}"));
    }

    private static Iterable<String> membersOf(ScimAnswer group) {
        return StreamSupport.stream(group.at("/members").spliterator(), false)
                .map(member -> member.path("value").asText())
                .toList();
    }

    @Test
    void member_deletedAMomentAgo_isLeftOutAndTheOthersJoin() {
        String anna = person("anna");
        String bert = person("bert");
        String gone = person("gone");
        SCIM.delete("/Users/" + gone).isStatus(204);
        String name = unique("team");

        ScimAnswer made = group(name, anna, gone).isStatus(201);
        ScimAnswer put = SCIM.put(
                "/Groups/" + made.id(),
                json("{'displayName': '" + name + "', 'members': [" + members(gone, bert) + "]}"));

        assertThat(membersOf(made)).containsExactly(anna);
        assertThat(membersOf(put.isStatus(200))).containsExactly(bert);
        assertThat(ADMIN.get("/admin/api/failures").body()).contains(name, gone, "All others were let in.");
    }

    @Test
    void members_noneOfWhomIsAUser_areRefused() {
        group(unique("team"), UUID.randomUUID().toString()).isError(400, "invalidValue");
    }

    @Test
    void member_whomSomebodyDeletedInRam_isBroughtBackAndJoins() {
        ScimAnswer cleo = SCIM.post("/Users", user(unique("cleo"))).isStatus(201);
        String team = group(unique("team")).isStatus(201).id();
        RAM.call(new DeleteUser(new UserId(cleo.text(RAM_EXTENSION + "/userId"))));

        SCIM.patch(
                "/Groups/" + team,
                json("{'Operations': [{'op': 'add', 'path': 'members', 'value': [" + members(cleo.id()) + "]}]}"));

        Awaitility.await("the user is back, and a member")
                .untilAsserted(
                        () -> assertThat(membersOf(SCIM.get("/Groups/" + team))).containsExactly(cleo.id()));
    }

    private static List<String> groupsToldOf(String id) {
        return StreamSupport.stream(
                        ADMIN.get("/admin/api/people/" + id + "/events")
                                .isStatus(200)
                                .at("/events")
                                .spliterator(),
                        false)
                .map(event -> event.path("detail").asText())
                .filter(detail -> detail.startsWith("The groups that the request names"))
                .toList();
    }

    @Test
    void groupsOfAUser_areToldOnceUntilTheyAreOthers() {
        String name = unique("gina");
        String team = unique("team");
        ScimAnswer gina = SCIM.post("/Users", user(name, "'groups': [{'display': 'Pilots'}]"))
                .isStatus(201);
        for (int n = 0; n < 3; n++) {
            SCIM.put("/Users/" + gina.id(), user(name, "'groups': [{'display': 'Pilots'}]"))
                    .isStatus(200);
        }
        assertThat(groupsToldOf(gina.id())).hasSize(1);

        SCIM.patch(
                        "/Users/" + gina.id(),
                        json("{'Operations': [{'op': 'add', 'value': {'groups': ['" + team + "']}}]}"))
                .isStatus(200);
        group(team, gina.id()).isStatus(201);
        SCIM.put("/Users/" + gina.id(), user(name, "'groups': [{'display': '" + team + "'}]"))
                .isStatus(200);

        assertThat(groupsToldOf(gina.id()))
                .hasSize(2)
                .element(0)
                .asString()
                .contains("'" + team + "'")
                .contains("/Groups");
        assertThat(DashboardClient.signedIn(BRIDGE.root(), PASSWORD).get("/admin/people/" + gina.id()))
                .contains("Pilots");
    }

    @Test
    void domain_changedWhileTheBridgeRuns_isTheOneOfTheNext() {
        String userName = unique("eli");
        person("fay");
        String before = RAM.call(new GetDefaultDomain());
        BRIDGE.simulator().account().setDefaultDomain("moved.onaliyun.com");
        try {
            ScimAnswer made = SCIM.post("/Users", user(userName)).isStatus(201);

            assertThat(made.text(RAM_EXTENSION + "/userPrincipalName")).isEqualTo(userName + "@moved.onaliyun.com");
            SCIM.patch("/Users/" + made.id(), replace("userName", "'" + unique("eve") + "'"))
                    .isStatus(200);
        } finally {
            BRIDGE.simulator().account().setDefaultDomain(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"phoneNumbers, N/A, must be a phone number", "emails, ask the desk, must be an e-mail address"})
    void contact_thatRamCannotHave_isKeptAndSaidToBeLeftOut(String attribute, String value, String why) {
        ScimAnswer made = SCIM.post(
                        "/Users",
                        user(unique("dora"), "'" + attribute + "': [{'type': 'work', 'value': '" + value + "'}]"))
                .isStatus(201);

        assertThat(SCIM.get("/Users/" + made.id()).text("/" + attribute + "/0/value"))
                .isEqualTo(value);
        assertThat(DashboardClient.signedIn(BRIDGE.root(), PASSWORD).get("/admin/people/" + made.id()))
                .contains("left out", value, why);
        assertThat(ADMIN.get("/admin/api/people/" + made.id() + "/events").body())
                .contains(value, why);
        ScimAnswer person = ADMIN.get("/admin/api/people/" + made.id()).isStatus(200);
        assertThat(person.text("/leftOut/0/attribute")).startsWith(attribute);
        assertThat(person.text("/leftOut/0/value")).isEqualTo(value);
        assertThat(person.text("/leftOut/0/rule")).startsWith(why);
    }
}
