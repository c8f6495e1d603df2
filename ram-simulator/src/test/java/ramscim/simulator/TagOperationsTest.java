package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.account.SimulatedUser;

class TagOperationsTest {

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private static String addUser(String name, Map<String, String> tags) {
        return SIMULATOR.get().account().addUser(name, user -> user.tags(tags)).userId();
    }

    private static Map<String, String> tagsOf(String userId) {
        return SIMULATOR
                .get()
                .account()
                .findUserById(userId)
                .map(SimulatedUser::tags)
                .orElseThrow();
    }

    @Test
    void tag_severalUsers_addsAndReplaces() {
        String alice = addUser("alice", Map.of("team", "red", "floor", "1"));
        String bob = addUser("bob", Map.of());

        Answer answer = SIMULATOR.call(
                "TagResources",
                "ResourceType",
                "user",
                "ResourceId.1",
                alice,
                "ResourceId.2",
                bob,
                "Tag.1.Key",
                "team",
                "Tag.1.Value",
                "blue");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(tagsOf(alice)).isEqualTo(Map.of("team", "blue", "floor", "1"));
        assertThat(tagsOf(bob)).isEqualTo(Map.of("team", "blue"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "alice@example.onaliyun.com"})
    void tag_byPrincipalName_findsTheUser(String name) {
        String alice = addUser("alice", Map.of());

        SIMULATOR.call("TagResources", "ResourcePrincipalName.1", name, "Tag.1.Key", "team", "Tag.1.Value", "red");

        assertThat(tagsOf(alice)).containsEntry("team", "red");
    }

    @Test
    void tag_oneUserUnknown_tagsNobody() {
        String alice = addUser("alice", Map.of());

        Answer answer = SIMULATOR.call("TagResources", "ResourceId.1", alice, "ResourceId.2", "1", "Tag.1.Key", "team");

        assertThat(answer.error()).isEqualTo("404 EntityNotExist.User");
        assertThat(tagsOf(alice)).isEmpty();
    }

    @Test
    void tag_the21stTag_isLimitExceeded() {
        List<String> parameters = new ArrayList<>(List.of("ResourceId.1", addUser("alice", Map.of("first", "1"))));
        for (int n = 1; n <= 20; n++) {
            parameters.addAll(List.of("Tag." + n + ".Key", "key" + n));
        }

        assertThat(SIMULATOR
                        .call("TagResources", parameters.toArray(String[]::new))
                        .error())
                .isEqualTo("409 LimitExceeded.User.Tag");
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceType, group, InvalidParameter.ResourceType",
        "Tag.1.Key, acs:team, InvalidParameter.TagKey.InvalidChars",
        "Tag.1.Value, acs:red, InvalidParameter.TagValue.InvalidChars",
        "ResourcePrincipalName.1, alice, InvalidParameter"
    })
    void tag_wrongParameter_isRefused(String parameter, String value, String code) {
        Map<String, String> parameters =
                SdkClient.pairs("ResourceId.1", addUser("alice", Map.of()), "Tag.1.Key", "a", "Tag.1.Value", "b");
        parameters.put(parameter, value);

        Answer answer = SIMULATOR.call(
                "TagResources",
                parameters.entrySet().stream()
                        .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                        .toArray(String[]::new));

        assertThat(answer.error()).isEqualTo("400 " + code);
    }

    @Test
    void tag_noUser_isRefused() {
        assertThat(SIMULATOR.call("TagResources", "Tag.1.Key", "team").error()).isEqualTo("400 MissingParameter");
    }

    @Test
    void untag_byKey_removesThoseOnly() {
        String alice = addUser("alice", Map.of("team", "red", "floor", "1"));

        SIMULATOR.call("UntagResources", "ResourceId.1", alice, "TagKey.1", "team", "TagKey.2", "none", "All", "true");

        assertThat(tagsOf(alice)).isEqualTo(Map.of("floor", "1"));
    }

    @Test
    void untag_all_removesAll() {
        String alice = addUser("alice", Map.of("team", "red", "floor", "1"));

        SIMULATOR.call("UntagResources", "ResourceId.1", alice, "All", "true");

        assertThat(tagsOf(alice)).isEmpty();
    }

    @Test
    void untag_nothing_isRefused() {
        String alice = addUser("alice", Map.of());

        assertThat(SIMULATOR.call("UntagResources", "ResourceId.1", alice).error())
                .isEqualTo("400 MissingParameter");
    }

    @Test
    void list_ofAUser_answersItsTagsAsTagKeyAndTagValue() {
        String alice = addUser("alice", Map.of("team", "red"));

        Answer answer = SIMULATOR.call("ListTagResources", "ResourceType", "user", "ResourceId.1", alice);

        assertThat(answer.body().path("TagResources").toString())
                .isEqualTo("{\"TagResource\":[{\"ResourceType\":\"user\",\"ResourceId\":\"" + alice
                        + "\",\"TagKey\":\"team\",\"TagValue\":\"red\"}]}");
    }

    @Test
    void list_byTag_answersTheUsersThatHaveIt() {
        String alice = addUser("alice", Map.of("team", "red", "floor", "1"));
        addUser("bob", Map.of("team", "blue"));

        Answer answer = SIMULATOR.call("ListTagResources", "Tag.1.Key", "team", "Tag.1.Value", "red");

        assertThat(answer.values("TagResources", "TagResource", "ResourceId")).containsExactly(alice);
    }

    @Test
    void list_byPages_showsEveryTagOnce() {
        for (int n = 0; n < 5; n++) {
            addUser("user" + n, Map.of("team", "red" + n));
        }
        List<String> shown = new ArrayList<>();
        String token = "";
        do {
            Answer page = SIMULATOR.call("ListTagResources", "Tag.1.Key", "team", "PageSize", "2", "NextToken", token);
            shown.addAll(page.values("TagResources", "TagResource", "TagValue"));
            token = page.body().path("NextToken").asText();
        } while (!token.isEmpty());

        assertThat(shown).containsExactly("red0", "red1", "red2", "red3", "red4");
    }

    @ParameterizedTest
    @CsvSource({
        "PageSize, 101, InvalidParameter.PageSize",
        "NextToken, made-up, InvalidParameter.NextToken",
        "Tag.2.Key, '', MissingParameter"
    })
    void list_wrongParameter_isRefused(String parameter, String value, String code) {
        Answer answer = parameter.startsWith("Tag")
                ? SIMULATOR.call("ListTagResources", parameter, value)
                : SIMULATOR.call("ListTagResources", "Tag.1.Key", "team", parameter, value);

        assertThat(answer.error()).isEqualTo("400 " + code);
    }
}
