package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.account.UserStatus;

class ListUsersTest {

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private static List<String> names(Answer answer) {
        return answer.values("Users", "User", "UserPrincipalName").stream()
                .map(name -> name.substring(0, name.indexOf('@')))
                .toList();
    }

    private static void addUsers(int count) {
        IntStream.range(0, count).forEach(n -> SIMULATOR.get().account().addUser("user" + n));
    }

    @Test
    void list_noUsers_isAnEmptyList() {
        Answer answer = SIMULATOR.call("ListUsers");

        assertThat(answer.body().path("Users").path("User").isArray()).isTrue();
        assertThat(answer.body().path("IsTruncated").asBoolean(true)).isFalse();
        assertThat(answer.body().has("Marker")).isFalse();
    }

    @Test
    void list_entry_hasStatusAndTags() {
        SIMULATOR.get().account().addUser("alice", user -> user.tag("team", "red"));

        Answer answer = SIMULATOR.call("ListUsers");

        assertThat(answer.values("Users", "User", "Status")).containsExactly("active");
        assertThat(answer.body().at("/Users/User/0/Tags/Tag/0/TagValue").asText())
                .isEqualTo("red");
    }

    @Test
    void list_byPages_showsEveryUserOnce() {
        addUsers(7);
        List<String> shown = new ArrayList<>();
        String marker = "";
        int pages = 0;
        do {
            Answer page = SIMULATOR.call("ListUsers", "MaxItems", "3", "Marker", marker);
            shown.addAll(names(page));
            marker = page.body().path("Marker").asText();
            pages++;
        } while (!marker.isEmpty());

        assertThat(shown).containsExactly("user0", "user1", "user2", "user3", "user4", "user5", "user6");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void list_pageThatHoldsAll_isNotTruncated() {
        addUsers(3);

        Answer answer = SIMULATOR.call("ListUsers", "MaxItems", "3");

        assertThat(answer.body().path("IsTruncated").asBoolean(true)).isFalse();
    }

    @Test
    void list_usersOfThePageDeletedBetweenPages_skipsNobody() {
        addUsers(4);
        String marker = SIMULATOR
                .call("ListUsers", "MaxItems", "2")
                .body()
                .path("Marker")
                .asText();
        SIMULATOR.get().account().removeUser(SIMULATOR.name("user0"));
        SIMULATOR.get().account().removeUser(SIMULATOR.name("user1"));

        assertThat(names(SIMULATOR.call("ListUsers", "Marker", marker))).containsExactly("user2", "user3");
    }

    @ParameterizedTest
    @CsvSource({
        "MaxItems, 0, InvalidParameter.MaxItems",
        "MaxItems, 1001, InvalidParameter.MaxItems",
        "MaxItems, many, InvalidParameter.MaxItems",
        "Marker, made-up, InvalidParameter.Marker",
        "Status, frozen, InvalidParameter.Status"
    })
    void list_wrongParameter_isRefused(String parameter, String value, String code) {
        assertThat(SIMULATOR.call("ListUsers", parameter, value).error()).isEqualTo("400 " + code);
    }

    @Test
    void list_defaultPage_holds1000Users() {
        addUsers(1001);

        Answer answer = SIMULATOR.call("ListUsers");

        assertThat(names(answer)).hasSize(1000);
        assertThat(answer.body().path("IsTruncated").asBoolean()).isTrue();
    }

    @Test
    void listBasicInfos_defaultPage_holds100Users() {
        addUsers(101);

        Answer answer = SIMULATOR.call("ListUserBasicInfos");

        assertThat(answer.values("UserBasicInfos", "UserBasicInfo", "UserId")).hasSize(100);
    }

    @Test
    void listBasicInfos_entry_hasFourFields() {
        addUsers(1);

        Answer answer = SIMULATOR.call("ListUserBasicInfos");

        assertThat(answer.body().at("/UserBasicInfos/UserBasicInfo/0").fieldNames())
                .toIterable()
                .containsExactly("UserId", "UserPrincipalName", "DisplayName", "Status");
    }

    @Test
    void listBasicInfos_statusAndTag_isRefused() {
        assertThat(SIMULATOR
                        .call("ListUserBasicInfos", "Status", "active", "Tag.1.Key", "team")
                        .error())
                .isEqualTo("400 InvalidParameter");
    }

    @ParameterizedTest
    @CsvSource({"'', 'awake'", "active, 'awake'", "freeze, 'frozen'", "'active,freeze', 'awake,frozen'"})
    void list_byStatus_hidesFrozenUsersUnlessAsked(String status, String expected) {
        SIMULATOR.get().account().addUser("awake");
        SIMULATOR.get().account().addUser("frozen", user -> user.status(UserStatus.FREEZE));

        assertThat(names(SIMULATOR.call("ListUsers", "Status", status))).containsExactly(expected.split(","));
    }

    @Test
    void list_byTag_showsBothStates() {
        SIMULATOR.get().account().addUser("red", user -> user.tag("team", "red").tag("floor", "1"));
        SIMULATOR.get().account().addUser("blue", user -> user.tag("team", "blue"));
        SIMULATOR
                .get()
                .account()
                .addUser("frozen", user -> user.tag("team", "red").status(UserStatus.FREEZE));

        assertThat(names(SIMULATOR.call("ListUsers", "Tag.1.Key", "team", "Tag.1.Value", "red")))
                .containsExactly("red", "frozen");
        assertThat(names(SIMULATOR.call("ListUsers", "Tag.1.Key", "team"))).containsExactly("red", "blue", "frozen");
        assertThat(names(SIMULATOR.call("ListUsers", "Tag.1.Key", "team", "Tag.2.Key", "floor")))
                .containsExactly("red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListUsers", "ListUserBasicInfos"})
    void list_tagKeyThatNobodyHas_isEmpty(String action) {
        addUsers(1);

        Answer answer = SIMULATOR.call(action, "Tag.1.Key", "none");

        assertThat(answer.body().toString()).doesNotContain("UserId");
    }
}
