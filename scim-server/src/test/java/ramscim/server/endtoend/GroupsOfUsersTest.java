package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.SimulatedUser;

class GroupsOfUsersTest {
    private final RunningBridge bridge = RunningBridge.shared();
    private final ScimClient scim = bridge.scim();

    private String newUser(String name) {
        return scim.post("/Users", user(name)).isStatus(201).id();
    }

    private static String adding(String member) {
        return patch("{'op': 'add', 'path': 'members', 'value': [{'value': '" + member + "'}]}");
    }

    private List<String> ramMembers(String group) {
        return bridge.simulator().account().members(group).stream()
                .map(SimulatedUser::userName)
                .toList();
    }

    @Test
    void post_groupWithMembers_isARamGroupWithThem() {
        String name = unique("quorum");
        String member = unique("qi");
        String id = newUser(member);

        ScimAnswer created = scim.post("/Groups", group(name, "'members': [{'value': '" + id + "'}]"))
                .isStatus(201);

        assertThat(ramMembers(name)).containsExactly(member);
        assertThat(created.text("/members/0/value")).isEqualTo(id);
        assertThat(created.text("/members/0/$ref")).isEqualTo(scim.base() + "/Users/" + id);
        ScimAnswer ofUser = scim.get("/Users/" + id);
        assertThat(ofUser.text("/groups/0/value")).isEqualTo(created.id());
        assertThat(ofUser.text("/groups/0/display")).isEqualTo(name);
    }

    @Test
    void post_groupWithAGroupAsMember_isRefusedWithAReason() {
        String inner = scim.post("/Groups", group(unique("ring"))).isStatus(201).id();

        ScimAnswer answer = scim.post("/Groups", group(unique("ring"), "'members': [{'value': '" + inner + "'}]"))
                .isError(400, "invalidValue");

        assertThat(answer.text("/detail")).contains("members").contains("RAM group cannot have groups");
    }

    @Test
    void post_groupNameInOtherCase_isUniqueness() {
        String name = unique("Rome");
        scim.post("/Groups", group(name)).isStatus(201);

        scim.post("/Groups", group(name.replace('R', 'r'))).isError(409, "uniqueness");
    }

    @Test
    void post_groupNameThatRamCannotHave_isKeptAndMadeIntoAName() {
        String displayName = unique("财务 & Friends");

        ScimAnswer created = scim.post("/Groups", group(displayName)).isStatus(201);

        assertThat(created.text("/displayName")).isEqualTo(displayName);
        assertThat(bridge.simulator().account().groups())
                .filteredOn(ramGroup -> String.valueOf(ramGroup.comments()).contains(created.id()))
                .singleElement()
                .satisfies(ramGroup -> assertThat(ramGroup.groupName()).matches("[A-Za-z0-9._-]{1,64}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[{'display': 'x'}]", "[{'value': null}]", "[{'value': ''}]", "[null]", "{}"})
    void put_membersWithoutValue_isInvalidValueAndNobodyLeaves(String members) {
        String name = unique("troop");
        String member = unique("tess");
        String path = newGroup(name, newUser(member));

        ScimAnswer refused =
                scim.put(path, group(name, "'members': " + members)).isError(400, "invalidValue");

        assertThat(refused.text("/detail")).contains("'members'").contains("'value'");
        assertThat(ramMembers(name)).containsExactly(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''"})
    void put_membersThatAreNotSet_leavesThem(String members) {
        String name = unique("troop");
        String member = unique("tess");
        String path = newGroup(name, newUser(member));

        scim.put(path, group(name, "'members': " + members)).isStatus(200);

        assertThat(ramMembers(name)).containsExactly(member);
    }

    @Test
    void put_emptyMembers_takesAllOut() {
        String name = unique("troop");
        String path = newGroup(name, newUser(unique("tess")));

        scim.put(path, group(name, "'members': []")).isStatus(200);

        assertThat(ramMembers(name)).isEmpty();
    }

    private String newGroup(String name, String member) {
        return "/Groups/"
                + scim.post("/Groups", group(name, "'members': [{'value': '" + member + "'}]"))
                        .isStatus(201)
                        .id();
    }

    @Test
    void delete_user_leavesItsGroupsFirst() {
        String group = unique("tribe");
        String member = unique("tom");
        String user = newUser(member);
        String id = scim.post("/Groups", group(group, "'members': [{'value': '" + user + "'}]"))
                .isStatus(201)
                .id();

        scim.delete("/Users/" + user).isStatus(204);

        assertThat(ramMembers(group)).isEmpty();
        assertThat(scim.get("/Groups/" + id).at("/members").isMissingNode()).isTrue();
    }

    @Test
    void delete_groupWithMembers_leavesTheUsers() {
        String group = unique("team");
        String user = newUser(unique("tim"));
        String id = scim.post("/Groups", group(group, "'members': [{'value': '" + user + "'}]"))
                .isStatus(201)
                .id();

        scim.delete("/Groups/" + id).isStatus(204);

        assertThat(bridge.simulator().account().findGroup(group)).isEmpty();
        assertThat(scim.get("/Users/" + user).isStatus(200).at("/groups").isMissingNode())
                .isTrue();
    }

    @Test
    void patch_renamedUserIsAdded_isMemberUnderItsNewName() {
        String group = unique("trio");
        String renamed = unique("ted");
        String user = newUser(unique("theo"));
        String id = scim.post("/Groups", group(group)).isStatus(201).id();
        scim.patch("/Users/" + user, replace("userName", "'" + renamed + "'")).isStatus(200);

        scim.patch("/Groups/" + id, adding(user)).isStatus(200);

        assertThat(ramMembers(group)).containsExactly(renamed);
    }

    @Test
    void patch_manyAtOnceOnOneGroup_loseNobody() {
        String group = unique("throng");
        String id = scim.post("/Groups", group(group)).isStatus(201).id();
        List<String> users =
                IntStream.range(0, 12).mapToObj(i -> newUser(unique("tia"))).toList();

        List<CompletableFuture<Integer>> answers = users.stream()
                .map(user -> CompletableFuture.supplyAsync(
                        () -> scim.patch("/Groups/" + id, adding(user)).status()))
                .toList();

        assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(scim.get("/Groups/" + id).at("/members").findValuesAsText("value"))
                .containsExactlyInAnyOrderElementsOf(users);
        assertThat(ramMembers(group)).hasSize(12);
    }
}
