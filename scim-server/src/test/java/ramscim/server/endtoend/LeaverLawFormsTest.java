package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.AccessStatus;

/**
 * In whatever form a provider says that somebody goes, and whatever it says beside that cannot be done, that one loses
 * access.
 */
class LeaverLawFormsTest {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String OFF = "{'op': 'replace', 'path': 'active', 'value': false}";
    private static final String BAD = "{'op': 'replace', 'path': 'emails[type eq \\'work\\'].value', 'value': 'n/a'}";

    private static final RunningBridge BRIDGE = RunningBridge.start("bridge.mapping.strict=true");

    private final RunningBridge bridge = BRIDGE;
    private final ScimClient scim = bridge.scim();
    private final PersonWithAccess leo = PersonWithAccess.in(bridge, unique("leo"));

    private void assertShutOut(ScimAnswer answer) {
        assertThat(answer.text("/detail")).endsWith("Access was ended all the same.");
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.INACTIVE);
        assertThat(leo.isActive()).isEqualTo("false");
    }

    static Stream<Arguments> patches() {
        return Stream.of(
                arguments("wrapped scalar", "{'op': 'replace', 'path': 'active', 'value': [{'value': 'FALSE'}]}"),
                arguments("in an array", "{'op': 'Replace', 'path': 'active', 'value': ['false']}"),
                arguments("added", "{'op': 'ADD', 'path': 'Active', 'value': 'False '}"),
                arguments("by URN", "{'op': 'replace', 'path': '" + CORE + ":ACTIVE', 'value': false}"),
                arguments("a value object by URN", "{'op': 'add', 'value': {'" + CORE + "': {'active': 'false'}}}"),
                arguments("a flat URN in a value object", "{'op': 'replace', 'value': {'" + CORE + ":active': false}}"),
                arguments("the URN as path", "{'op': 'replace', 'path': '" + CORE + "', 'value': {'active': false}}"),
                arguments("an empty path", "{'op': 'replace', 'path': ' ', 'value': {'active': false, 'name': 7}}"));
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patches")
    void patch_deactivationInAnotherFormBesideARefusedPart_accessEnds(String what, String operation) {
        assertShutOut(scim.patch(leo.path(), patch(BAD, operation)).isError(400));
    }

    @Test
    void patch_removeOfManyAttributesWithADeactivation_accessEnds() {
        assertShutOut(scim.patch(
                        leo.path(),
                        patch(
                                "{'op': 'remove', 'path': 'userName'}",
                                "{'op': 'remove', 'path': 'title'}",
                                "{'op': 'remove', 'path': 'id'}",
                                OFF))
                .isError(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'emails': 'none'",
                "'entitlements': {'a': {}}, 'emails': [{'value': 'n/a', 'type': 'work'}]",
                "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': [7]",
                "'" + CORE + "': 'x'",
                "'password': {'value': 7}",
                "'meta': 7, 'name': []  , 'phoneNumbers': [7]"
            })
    void put_deactivationBesideWhatCannotBeRead_accessEnds(String members) {
        assertShutOut(scim.put(leo.path(), user(leo.userName(), "'active': 'False'", members))
                .isError(400));
    }

    @Test
    void put_deactivationWithoutAUserName_accessEnds() {
        assertShutOut(scim.put(leo.path(), json("{'schemas': ['" + CORE + "'], 'active': false}"))
                .isError(400));
    }

    private static String bulk(String... operations) {
        return json("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations': ["
                + String.join(", ", operations) + "]}");
    }

    private static String change(PersonWithAccess person, String operations) {
        return "{'method': 'PATCH', 'path': '" + person.path() + "', 'data': " + patch(operations) + "}";
    }

    private static String statuses(ScimAnswer answer) {
        return StreamSupport.stream(answer.at("/Operations").spliterator(), false)
                .map(operation -> operation.path("status").asText())
                .collect(Collectors.joining(" "));
    }

    @Test
    void bulk_severalOfOnePersonOfWhichOneIsRefused_accessEnds() {
        ScimAnswer answer = scim.post(
                "/Bulk",
                bulk(
                        change(leo, "{'op': 'replace', 'path': 'title', 'value': 'A'}"),
                        change(leo, OFF + ", " + BAD),
                        change(leo, "{'op': 'replace', 'path': 'title', 'value': 'B'}")));

        assertThat(statuses(answer)).isEqualTo("200 400 200");
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.INACTIVE);
        assertThat(leo.get().text("/title")).isEqualTo("B");
    }

    @Test
    void bulk_deactivationAndDeletionOfOnePerson_isGone() {
        ScimAnswer answer = scim.post(
                "/Bulk", bulk(change(leo, OFF + ", " + BAD), "{'method': 'DELETE', 'path': '" + leo.path() + "'}"));

        assertThat(statuses(answer)).isEqualTo("400 204");
        assertThat(leo.ramUser()).isEmpty();
    }

    private String tribe() {
        return "/Groups/"
                + scim.post("/Groups", group(unique("tribe"), "'members': [{'value': '" + leo.id() + "'}]"))
                        .isStatus(201)
                        .id();
    }

    private JsonNode members(String tribe) {
        return scim.get(tribe).isStatus(200).at("/members");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'remove', 'path': 'members[value eq \\'<leo>\\' or value eq \\'nobody\\']'}",
                "{'op': 'Remove', 'path': 'members', 'value': [{'value': '<leo>', '$ref': null}]}",
                "{'op': 'remove', 'path': 'members', 'value': '<leo>'}",
                "{'op': 'remove', 'path': 'members', 'value': {'value': '<leo>'}}",
                "{'op': 'remove', 'path': 'members[type eq \\'User\\']'}",
                "{'op': 'replace', 'value': {'members': []}}"
            })
    void patch_memberRemovedBesideABadSibling_isOut(String removal) {
        String tribe = tribe();

        ScimAnswer answer = scim.patch(
                        tribe,
                        patch(
                                "{'op': 'remove', 'path': 'members[value zz \\'x\\']'}",
                                removal.replace("<leo>", leo.id()),
                                "{'op': 'replace', 'path': 'displayName', 'value': {}}"))
                .isError(400);

        assertThat(answer.text("/detail")).endsWith("Access was ended all the same.");
        assertThat(members(tribe)).isEmpty();
    }
}
