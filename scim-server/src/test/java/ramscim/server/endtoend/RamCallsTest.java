package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.simulator.call.RecordedCall;
import ramscim.store.WriteTransactions;

/** What a request costs at RAM, whose quotas are small. */
class RamCallsTest {
    private final RunningBridge bridge = RunningBridge.shared();
    private final ScimClient scim = bridge.scim();

    @BeforeEach
    void knowTheDomain() {
        newUser();
    }

    private String newUser() {
        return scim.post("/Users", user(unique("cal"))).isStatus(201).id();
    }

    private String newGroup(List<String> members) {
        String values = members.stream().map(id -> "{'value': '" + id + "'}").collect(Collectors.joining(", "));
        return scim.post("/Groups", group(unique("crew"), "'members': [" + values + "]"))
                .isStatus(201)
                .id();
    }

    private List<String> actions(Runnable requests) {
        bridge.simulator().clearCalls();
        requests.run();
        return bridge.simulator().calls().stream().map(RecordedCall::action).toList();
    }

    @Test
    void create_plainUser_costsOneCall() {
        assertThat(actions(this::newUser)).containsExactly("CreateUser");
    }

    @Test
    void create_userWithEverything_costsOneCall() {
        String body = user(
                unique("cam"),
                "'displayName': 'Cam'",
                "'externalId': 'x'",
                "'emails': [{'value': 'cam@example.com', 'type': 'work'}]",
                "'phoneNumbers': [{'value': '+8613800000000', 'type': 'mobile'}]",
                "'urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User':"
                        + " {'comments': 'c', 'tags': [{'key': 'team', 'value': 'blue'}]}");

        assertThat(actions(() -> scim.post("/Users", body).isStatus(201))).containsExactly("CreateUser");
    }

    @Test
    void patch_newUserName_costsOneCall() {
        String id = newUser();
        String renamed = unique("cat");

        assertThat(actions(() -> scim.patch("/Users/" + id, replace("userName", "'" + renamed + "'"))
                        .isStatus(200)))
                .containsExactly("UpdateUser");
        assertThat(bridge.simulator().account().findUser(renamed + "@example.onaliyun.com"))
                .isPresent();
    }

    @Test
    void patch_whatChangesNothing_costsNone() {
        String id = newUser();
        String version = scim.get("/Users/" + id).text("/meta/version");

        assertThat(actions(() -> {
                    scim.patch("/Users/" + id, replace("active", "true")).isStatus(200);
                    scim.patch("/Users/" + id, replace("title", "''")).isStatus(200);
                    scim.patch("/Users/" + id, patch("{'op': 'remove', 'path': 'nickName'}"))
                            .isStatus(200);
                }))
                .isEmpty();
        assertThat(scim.get("/Users/" + id).text("/meta/version")).isEqualTo(version);
    }

    @Test
    void patch_whatRamHasNoPlaceFor_costsNone() {
        String id = newUser();

        assertThat(actions(() -> scim.patch("/Users/" + id, replace("title", "'Engineer'"))
                        .isStatus(200)))
                .isEmpty();
        assertThat(scim.get("/Users/" + id).text("/title")).isEqualTo("Engineer");
    }

    @Test
    void readsAndSearches_costNone() {
        String id = newUser();

        assertThat(actions(() -> {
                    scim.get("/Users/" + id).isStatus(200);
                    scim.get("/Users?filter=title%20pr&sortBy=userName").isStatus(200);
                    scim.get("/Groups").isStatus(200);
                }))
                .isEmpty();
    }

    private void join(String group, List<String> members) {
        String values = members.stream().map(id -> "{'value': '" + id + "'}").collect(Collectors.joining(", "));
        // A small group is answered whole, a large one with nothing.
        assertThat(scim.patch("/Groups/" + group, patch("{'op': 'add', 'path': 'members', 'value': [" + values + "]}"))
                        .status())
                .isIn(200, 204);
    }

    /** Members whom RAM does not know, to be quick: nobody asks RAM for them. */
    private void fill(String group, int count) {
        String template = newUser();
        JdbcTemplate jdbc = bridge.bean(JdbcTemplate.class);
        bridge.bean(WriteTransactions.class).write(() -> {
            for (int i = 0; i < count; i++) {
                String id = UUID.randomUUID().toString();
                jdbc.update("""
                        insert into resource (id, type, sequence, name, attributes, version, created, last_modified, position)
                        select ?, type, sequence, ?, attributes, version, created, last_modified,
                               (select max(position) + 1 from resource)
                        from resource where id = ?
                        """, id, id, template);
                jdbc.update("insert into membership (group_id, user_id) values (?, ?)", group, id);
            }
        });
    }

    @Test
    void addMember_toGroupOfTwoThousand_costsOneCallAndReadsNoOther() {
        String group = newGroup(List.of(newUser()));
        fill(group, 1_999);
        String newcomer = newUser();

        assertThat(actions(() -> join(group, List.of(newcomer)))).containsExactly("AddUserToGroup");
        assertThat(scim.get("/Groups/" + group).at("/members")).hasSize(2_001);
    }

    @Test
    void replaceMembers_costsOneCallForEachWhoChanges() {
        List<String> staying = List.of(newUser(), newUser());
        String leaving = newUser();
        String joining = newUser();
        String group = newGroup(List.of(staying.get(0), staying.get(1), leaving));
        String wanted = "[{'value': '%s'}, {'value': '%s'}, {'value': '%s'}]"
                .formatted(staying.get(0), staying.get(1), joining);

        assertThat(actions(() -> scim.patch("/Groups/" + group, replace("members", wanted))
                        .isStatus(200)))
                .containsExactlyInAnyOrder("GetGroup", "AddUserToGroup", "RemoveUserFromGroup");
        assertThat(scim.get("/Groups/" + group).json().findValuesAsText("value"))
                .containsExactlyInAnyOrder(staying.get(0), staying.get(1), joining);
    }

    @Test
    void replaceMembers_withTheSame_costsNone() {
        String member = newUser();
        String group = newGroup(List.of(member));

        assertThat(actions(() -> scim.patch("/Groups/" + group, replace("members", "[{'value': '" + member + "'}]"))
                        .isStatus(200)))
                .isEmpty();
    }
}
