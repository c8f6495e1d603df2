package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.OwnershipTags;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.call.RecordedCall;

class UserCreationTest {
    private static final String RAM = "'urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User': ";

    private final RunningBridge bridge = RunningBridge.shared();
    private final ScimClient scim = bridge.scim();

    private SimulatedUser ramUser(String localPart) {
        return bridge.simulator()
                .account()
                .findUser(localPart + "@example.onaliyun.com")
                .orElseThrow();
    }

    @Test
    void post_newUser_isOneRamUserWithOurTags() {
        String name = unique("ada");

        ScimAnswer answer = scim.post("/Users", user(name, "'externalId': 'e-17'", "'displayName': 'Ada'"))
                .isStatus(201);

        assertThat(answer.header("Location")).isEqualTo(scim.base() + "/Users/" + answer.id());
        assertThat(answer.text("/meta/location")).isEqualTo(answer.header("Location"));
        assertThat(answer.text("/meta/version"))
                .isEqualTo(answer.header("ETag"))
                .startsWith("W/\"");
        assertThat(bridge.simulator().account().users())
                .filteredOn(user -> user.userPrincipalName().startsWith(name))
                .singleElement()
                .satisfies(user -> {
                    assertThat(user.userPrincipalName()).isEqualTo(name + "@example.onaliyun.com");
                    assertThat(user.displayName()).isEqualTo("Ada");
                    assertThat(user.tags())
                            .containsEntry(OwnershipTags.ID, answer.id())
                            .containsEntry(OwnershipTags.EXTERNAL_ID, "e-17")
                            .containsEntry(OwnershipTags.ACTIVE, "true")
                            .containsEntry(OwnershipTags.PROVISION_TYPE, "SCIM");
                });
        assertThat(bridge.callsNaming(name))
                .singleElement()
                .satisfies(call -> assertThat(call.parameters()).containsEntry("ProvisionType", "SCIM"));
    }

    @Test
    void post_newUser_isFoundByReadingAndBySearching() {
        String name = unique("bea");
        String id = scim.post("/Users", user(name)).isStatus(201).id();

        assertThat(scim.get("/Users/" + id).isStatus(200).text("/userName")).isEqualTo(name);
        ScimAnswer found = scim.get("/Users?filter=userName%20eq%20%22" + name.toUpperCase(Locale.ROOT) + "%22")
                .isStatus(200);
        assertThat(found.text("/totalResults")).isEqualTo("1");
        assertThat(found.text("/Resources/0/id")).isEqualTo(id);
    }

    static Stream<Arguments> badUserNames() {
        return Stream.of(
                Arguments.of("a".repeat(65), "64 characters"),
                Arguments.of("john smith", "a space"),
                Arguments.of("john+smith", "'+'"),
                Arguments.of("", "is required"),
                Arguments.of("-john", "must not start with '-'"),
                Arguments.of("@example.com", "at least one character before the '@'"));
    }

    @ParameterizedTest
    @MethodSource("badUserNames")
    void post_userNameThatCannotBeALogonName_isInvalidValueThatNamesTheRule(String userName, String rule) {
        int before = bridge.simulator().account().users().size();

        ScimAnswer answer = scim.post("/Users", user(userName)).isError(400, "invalidValue");

        assertThat(answer.text("/detail")).contains("'userName'").contains(rule);
        assertThat(bridge.simulator().account().users()).hasSize(before);
    }

    @Test
    void post_userNameOf64Characters_isTaken() {
        String name = "a".repeat(54) + unique("-longest").substring(0, 9) + "z";

        scim.post("/Users", user(name)).isStatus(201);

        assertThat(name).hasSize(64);
        assertThat(ramUser(name).userName()).isEqualTo(name);
    }

    @Test
    void post_emailAsUserName_becomesItsLocalPartInTheAccountsDomain() {
        String name = unique("cyd");

        ScimAnswer answer = scim.post("/Users", user(name + "@corp.example")).isStatus(201);

        assertThat(answer.text("/userName")).isEqualTo(name + "@corp.example");
        assertThat(ramUser(name).tags()).containsEntry(OwnershipTags.ID, answer.id());
    }

    @Test
    void post_displayNameThatIsTooLongForRam_isCutBetweenCharactersAndKeptWhole() {
        String name = unique("dee");
        String displayName = "x".repeat(23) + "👩‍🚀" + "y".repeat(172);

        ScimAnswer answer = scim.post("/Users", user(name, "'displayName': '" + displayName + "'"))
                .isStatus(201);

        assertThat(displayName).hasSize(200);
        assertThat(answer.text("/displayName")).isEqualTo(displayName);
        assertThat(ramUser(name).displayName()).isEqualTo("x".repeat(23));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+86 138 0000 0000",
                "138 0000 0000",
                "(+86) 138-0000-0000",
                "0086 13800000000",
                "86-13800000000",
                "tel:+86-138-0000-0000"
            })
    void post_phoneInWhateverSpelling_isRamsSpellingInRamAndTheClientsInScim(String phone) {
        String name = unique("eli");

        ScimAnswer answer = scim.post(
                        "/Users", user(name, "'phoneNumbers': [{'type': 'mobile', 'value': '" + phone + "'}]"))
                .isStatus(201);

        assertThat(answer.text("/phoneNumbers/0/value")).isEqualTo(phone);
        assertThat(ramUser(name).mobilePhone()).isEqualTo("86-13800000000");
    }

    @Test
    void post_phoneThatIsNone_isKeptAndNotInRam() {
        String name = unique("eve");

        ScimAnswer answer = scim.post(
                        "/Users", user(name, "'phoneNumbers': [{'type': 'work', 'value': 'at the desk'}]"))
                .isStatus(201);

        assertThat(answer.text("/phoneNumbers/0/value")).isEqualTo("at the desk");
        assertThat(ramUser(name).mobilePhone()).isNull();
    }

    @Test
    void post_tags_areInRam() {
        String name = unique("fay");

        scim.post("/Users", user(name, RAM + "{'tags': [{'key': 'team', 'value': 'blue'}]}"))
                .isStatus(201);

        assertThat(ramUser(name).tags()).containsEntry("team", "blue");
    }

    static Stream<Arguments> badTags() {
        return Stream.of(
                Arguments.of(List.of("acs:x"), "must not start with 'aliyun' or 'acs:'"),
                Arguments.of(List.of("aliyunx"), "must not start with 'aliyun' or 'acs:'"),
                Arguments.of(List.of("http://x"), "must not contain 'http://'"),
                Arguments.of(List.of("scim-bridge:id"), "which is the bridge's own"),
                Arguments.of(List.of("k".repeat(129)), "1 to 128 characters"),
                Arguments.of(IntStream.range(0, 21).mapToObj(i -> "k" + i).toList(), "must be at most 16 tags"));
    }

    @ParameterizedTest
    @MethodSource("badTags")
    void post_tagsThatRamRefuses_isInvalidValueThatNamesTheRule(List<String> keys, String rule) {
        List<String> tags =
                keys.stream().map(key -> "{'key': '" + key + "', 'value': 'v'}").toList();

        ScimAnswer answer = scim.post("/Users", user(unique("gus"), RAM + "{'tags': " + tags + "}"))
                .isError(400, "invalidValue");

        assertThat(answer.text("/detail"))
                .contains("urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User:tags")
                .contains(rule);
    }

    @Test
    void post_sameUserNameInOtherCase_isUniqueness() {
        String name = unique("hal");
        scim.post("/Users", user(name)).isStatus(201);

        ScimAnswer answer =
                scim.post("/Users", user(name.toUpperCase(Locale.ROOT))).isError(409, "uniqueness");

        assertThat(answer.text("/detail")).contains("userName");
        assertThat(bridge.callsNaming(name)).hasSize(1);
    }

    @Test
    void post_userNamesThatMeetInOneLogonName_isUniqueness() {
        String name = unique("ida");
        scim.post("/Users", user(name + "@one.example")).isStatus(201);

        scim.post("/Users", user(name + "@two.example")).isError(409, "uniqueness");
    }

    @Test
    void post_nameOfARamUserMadeByHand_isUniquenessAndChangesNothing() {
        String name = unique("joe");
        SimulatedUser byHand = bridge.simulator().account().addUser(name, user -> user.comments("made by hand"));

        ScimAnswer answer =
                scim.post("/Users", user(name, "'displayName': 'Joseph'")).isError(409, "uniqueness");

        assertThat(answer.text("/detail")).contains("RAM");
        assertThat(ramUser(name)).isEqualTo(byHand);
        assertThat(scim.get("/Users?filter=userName%20eq%20%22" + name + "%22").text("/totalResults"))
                .isEqualTo("0");
        assertThat(bridge.callsNaming(name))
                .extracting(RecordedCall::action)
                .doesNotContain("UpdateUser", "TagResources", "DeleteUser");
    }

    @Test
    void post_nameThatIsFreeAgainInRam_isCreated() {
        String name = unique("kim");
        bridge.simulator().account().addUser(name);
        scim.post("/Users", user(name)).isError(409, "uniqueness");
        bridge.simulator().account().removeUser(name + "@example.onaliyun.com");

        ScimAnswer answer = scim.post("/Users", user(name)).isStatus(201);

        assertThat(ramUser(name).tags()).containsEntry(OwnershipTags.ID, answer.id());
    }
}
