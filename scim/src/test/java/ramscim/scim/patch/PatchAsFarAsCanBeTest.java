package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ServedSchemas;

/**
 * What is left of requests of which a part cannot be done; in the texts, single quotes stand for double ones, {@code
 * A}, {@code B} and {@code C} are ids of users, of whom A and B are members.
 */
class PatchAsFarAsCanBeTest {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    private static final ResourceId A = id(1);
    private static final ResourceId B = id(2);
    private static final ResourceId C = id(3);

    private static final String ALICE =
            "{'userName': 'alice', 'active': true, 'title': 'Dr', 'emails': [{'value': 'a@x.y', 'type': 'work'}]}";
    private static final String ALICE_LEFT = ALICE.replace("'active': true", "'active': false");

    private static ResourceId id(int number) {
        return new ResourceId(new UUID(0x4000, 0x8000_0000_0000_0000L + number));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** What is left of operations that cannot be done in whole. */
    private static ObjectNode patched(String user, String operations) {
        Patch patch = new Patch(ServedSchemas.user(), json("{'Operations': [" + operations + "]}"));
        ScimAttributes before = ScimAttributes.of(json(user));
        assertThatThrownBy(() -> patch.apply(before, Set::of)).isInstanceOf(ScimRequestException.class);
        return Objects.requireNonNull(patch.asFarAsCanBe(before, Set::of))
                .attributes()
                .toObjectNode();
    }

    private static Map<ResourceId, Membership> changes(String operations) {
        String ids = operations
                .replace("'A'", "'" + A + "'")
                .replace("'B'", "'" + B + "'")
                .replace("'C'", "'" + C + "'");
        Patch patch = new Patch(ServedSchemas.group(), json("{'Operations': [" + ids + "]}"));
        ScimAttributes before = ScimAttributes.of(json("{'displayName': 'g'}"));
        assertThatThrownBy(() -> patch.apply(before, () -> Set.of(A, B))).isInstanceOf(ScimRequestException.class);
        Draft draft = Objects.requireNonNull(patch.asFarAsCanBe(before, () -> Set.of(A, B)));
        assertThat(draft.attributes().toObjectNode()).isEqualTo(json("{'displayName': 'g'}"));
        return draft.memberships();
    }

    /** Entra sends the whole of what changed in one request, the deactivation at whatever place in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Add', 'path': 'extensionAttribute1', 'value': 'x'}",
                "{'op': 'Add', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:extensionAttribute1', 'value': 'x'}",
                "{'op': 'Add', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:nickname.x', 'value': 'x'}",
                "{'op': 'Replace', 'path': 'userName', 'value': 7}",
                "{'op': 'Replace', 'path': 'userName', 'value': ['a', 'b']}",
                "{'op': 'Replace', 'path': 'displayName', 'value': 'a\\u0000b'}",
                "{'op': 'Replace', 'path': 'phoneNumbers[type eq \\\"work\\\"].value', 'value': {'number': 'none'}}",
                "{'op': 'Replace', 'path': 'phoneNumbers[type eq \\\"work\\\"', 'value': 'none'}",
                "{'op': 'Replace', 'path': 'emails[value sw \\\"q\\\"].value', 'value': 'x'}",
                "{'op': 'Replace', 'path': 'emails[type eq \\\"work\\\"].value.x', 'value': 'x'}",
                "{'op': 'Replace', 'path': 'emails', 'value': 7}",
                "{'op': 'Replace', 'path': 'emails', 'value': [{'value': 'b@x.y'}, 7]}",
                "{'op': 'Replace', 'path': 'emails[type eq \\\"work\\\"]', 'value': 7}",
                "{'op': 'Add', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager', 'value': true}",
                "{'op': 'Add', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', 'value': 'x'}",
                "{'op': 'Replace', 'path': 'active', 'value': 'maybe'}",
                "{'op': 'Replace', 'path': 'title[value eq \\\"x\\\"]', 'value': 'x'}",
                "{'op': 'Replace', 'path': 'id', 'value': 'x'}",
                "{'op': 'Add', 'path': 'groups', 'value': [{'value': 'x'}]}",
                "{'op': 'Replace', 'path': 7, 'value': 'x'}",
                "{'op': 'Replace', 'path': ['title'], 'value': 'x'}",
                "{'op': 'Move', 'path': 'title', 'value': 'x'}",
                "{'op': null, 'path': 'title', 'value': 'x'}",
                "{'path': 'title', 'value': 'x'}",
                "{'op': 'Replace', 'path': 'title'}",
                "{'op': 'Remove'}",
                "{'op': 'Replace', 'value': 'x'}",
                "{'op': 'Replace', 'value': [{'title': 7}]}",
                "{'op': 'Replace', 'value': ['x']}",
                "{'op': 'Remove', 'path': 'userName'}",
                "'Replace'",
                "null",
                "[]",
            })
    void deactivation_besideAnOperationThatCannotBeDone_isAllThatIsLeft(String other) {
        String deactivation = "{'op': 'Replace', 'path': 'active', 'value': 'False'}";

        assertThat(patched(ALICE, deactivation + ", " + other)).isEqualTo(json(ALICE_LEFT));
        assertThat(patched(ALICE, other + ", " + deactivation)).isEqualTo(json(ALICE_LEFT));
    }

    /** Okta, OneLogin and JumpCloud, and Entra with its flag, send one operation without a path. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'active': false, 'userName': 7}",
                "{'userName': {'a': 'b'}, 'active': false}",
                "{'emails': false, 'active': 'False', 'displayName': ['a', 'b']}",
                "{'emails': [{'value': 'a', 'primary': true}, {'value': 'b', 'primary': true}], 'active': false}",
                "{'phoneNumbers': [7], 'active': [false]}",
                "{'name.givenName': 7, 'active': false}",
                "{'name': 'Alice Li', 'active': false, 'id': 'ignored', 'nobodyKnowsThis': 1}",
                "{'password': 7, 'active': false}",
                "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': 'x', 'active': false}",
                "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 7}, 'active': false}",
                "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department': 7, 'active': false}",
                "{'urn:scim:schemas:core:1.0': {'title': 7, 'active': false}}",
                "{'urn:ietf:params:scim:schemas:core:2.0:User': {'active': false}, 'title': 7}",
                "{'urn:ietf:params:scim:schemas:core:2.0:User:active': false, 'title': 7}",
            })
    void deactivation_withoutPathBesideAttributesThatCannotBe_isAllThatIsLeft(String value) {
        assertThat(patched(ALICE, "{'op': 'replace', 'value': " + value + "}")).isEqualTo(json(ALICE_LEFT));
        assertThat(patched(ALICE, "{'op': 'replace', 'path': '" + CORE + "', 'value': " + value + "}"))
                .isEqualTo(json(ALICE_LEFT));
    }

    @Test
    void extension_oneAttributeCannotBe_hasTheOthers() {
        assertThat(patched(
                        ALICE,
                        "{'op': 'add', 'path': '%1$s', 'value': {'manager': true, 'department': 'IT'}}"
                                .formatted(ENTERPRISE)))
                .isEqualTo(json(ALICE).set(ENTERPRISE, json("{'department': 'IT'}")));
    }

    @Test
    void extension_noneOfWhichCanBe_isNotThere() {
        assertThat(patched(ALICE, "{'op': 'add', 'path': '%s', 'value': {'manager': true}}".formatted(ENTERPRISE)))
                .isEqualTo(json(ALICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'path': '%s:loginProfile', 'value': {'enabled': false, 'mfaBindRequired': 'maybe'}",
                "'value': {'%s': {'loginProfile': {'mfaBindRequired': 'maybe', 'enabled': 'False'}}}"
            })
    void consoleLogon_takenAwayBesideAPartThatCannotBe_isTakenAway(String form) {
        String user = "{'userName': 'u', '%s': {'loginProfile': {'enabled': %s, 'mfaBindRequired': true}}}";

        assertThat(patched(user.formatted(RAM, true), "{'op': 'replace', " + form.formatted(RAM) + "}"))
                .isEqualTo(json(user.formatted(RAM, false)));
    }

    @Test
    void entitlements_namedAmongWhatCannotBeRead_areRemoved() {
        assertThat(patched(
                        "{'userName': 'u', 'entitlements': [{'value': 'System:a'}, {'value': 'System:b'}]}",
                        "{'op': 'remove', 'path': 'entitlements', 'value': [7, {'value': 'System:a'}]}"))
                .isEqualTo(json("{'userName': 'u', 'entitlements': [{'value': 'System:b'}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[7]", "[[['System:a']]]"})
    void entitlements_noneOfWhichCanBeRead_areAllKept(String value) {
        String user = "{'userName': 'u', 'entitlements': [{'value': 'System:a'}]}";

        assertThat(patched(user, "{'op': 'remove', 'path': 'entitlements', 'value': " + value + "}"))
                .isEqualTo(json(user));
        assertThat(patched(user, "{'op': 'replace', 'path': 'entitlements', 'value': " + value + "}"))
                .isEqualTo(json(user));
    }

    @Test
    void entitlements_removedAllAndSomeAddedAgain_areThoseThatCanBeRead() {
        String user = "{'userName': 'u', 'entitlements': [{'value': 'System:a'}]}";

        assertThat(patched(
                        user,
                        "{'op': 'remove', 'path': 'entitlements'},"
                                + "{'op': 'add', 'path': 'entitlements', 'value': [7, {'value': 'System:a'}]}"))
                .isEqualTo(json(user));
    }

    /**
     * A list sent as two operations, of which the second cannot be read: it does not say who loses what, just as one
     * that is sent as one. The sure way to take all away is to ask for nothing else of the attribute.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'op': 'remove', 'path': 'entitlements'}                | {'op': 'add', 'path': 'entitlements', 'value': 7}
                    {'op': 'remove', 'path': 'entitlements'}                | {'op': 'add', 'path': 'entitlements', 'value': [7, {'value': 'System:a'}]}
                    {'op': 'remove', 'path': 'entitlements'}                | {'op': 'add', 'value': {'entitlements': [[]]}}
                    {'op': 'remove', 'path': 'entitlements'}                | {'op': 'replace', 'path': 'entitlements', 'value': 7}
                    {'op': 'replace', 'path': 'entitlements', 'value': []}  | {'op': 'add', 'path': 'entitlements', 'value': 7}
                    {'op': 'replace', 'path': 'entitlements', 'value': ['System:a']} | {'op': 'add', 'path': 'entitlements', 'value': 7}
                    """)
    void entitlements_allRemovedAndAddedAgainByWhatCannotBeRead_areAllKept(String removal, String addition) {
        JsonNode kept = patched(
                        "{'userName': 'u', 'entitlements': [{'value': 'System:a'}, {'value': 'System:b'}]}",
                        removal + ", " + addition)
                .path("entitlements");

        assertThat(kept.findValuesAsText("value")).containsExactlyInAnyOrder("System:a", "System:b");
    }

    @Test
    void entitlements_someNamedAndAllRemovedAndAddedAgainByWhatCannotBeRead_areWithoutTheNamed() {
        String user = "{'userName': 'u', 'entitlements': [{'value': 'System:a'}, {'value': 'System:b'}]}";
        String named = "{'op': 'remove', 'path': 'entitlements[value eq \\\"System:a\\\"]'}";
        String all = "{'op': 'remove', 'path': 'entitlements'}";
        String unreadable = "{'op': 'add', 'path': 'entitlements', 'value': 7}";
        ObjectNode without = json("{'userName': 'u', 'entitlements': [{'value': 'System:b'}]}");

        assertThat(patched(user, named + "," + all + "," + unreadable)).isEqualTo(without);
        assertThat(patched(user, all + "," + named + "," + unreadable)).isEqualTo(without);
    }

    @Test
    void entitlements_allRemovedBesideWhatCannotBeDone_areGone() {
        assertThat(
                        patched(
                                "{'userName': 'u', 'entitlements': [{'value': 'System:a'}]}",
                                "{'op': 'remove', 'path': 'entitlements'}, {'op': 'replace', 'path': 'displayName', 'value': 7}"))
                .isEqualTo(json("{'userName': 'u'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'schemas': []}", "{'Operations': {}}", "{'Operations': null}", "{'Operations': 'x'}"})
    void body_withoutOperations_saysNothing(String body) {
        Patch patch = new Patch(ServedSchemas.user(), json(body));

        assertThat(patch.asFarAsCanBe(ScimAttributes.of(json(ALICE)), Set::of)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'op': 'remove', 'path': 'members', 'value': [{'value': 'A'}]} | {'op': 'add', 'path': 'members', 'value': [{'value': 'bulkId:nobody'}]}
                    {'op': 'remove', 'path': 'members', 'value': [{'value': 'A'}]} | {'op': 'add', 'path': 'members', 'value': [{'value': 'C', 'type': 'Group'}]}
                    {'op': 'remove', 'path': 'members', 'value': 'A'}              | {'op': 'add', 'path': 'members', 'value': [7]}
                    {'op': 'remove', 'path': 'members', 'value': [{}, {'value': 'A'}, null]} | {'op': 'replace', 'path': 'displayName', 'value': 7}
                    {'op': 'remove', 'path': 'members', 'value': ['A']}            | {'op': 'replace', 'value': {'members': [{'display': 'x'}]}}
                    {'op': 'remove', 'path': 'members', 'value': ['A']}            | {'op': 'replace', 'path': 'members', 'value': [{'value': 'nobody'}, {'value': 'C'}]}
                    {'op': 'remove', 'path': 'members', 'value': ['A']}            | {'op': 'replace', 'path': 'members[value eq \\"A\\"].value', 'value': 'x'}
                    {'op': 'remove', 'path': 'members', 'value': ['A']}            | {'op': 'add', 'path': 'owners', 'value': ['C']}
                    """)
    void member_removedBesideWhatCannotBeDone_leaves(String removal, String other) {
        assertThat(changes(removal + ", " + other)).isEqualTo(Map.of(A, Membership.LEFT));
        assertThat(changes(other + ", " + removal)).isEqualTo(Map.of(A, Membership.LEFT));
    }

    @Test
    void members_whoCanBeReadAmongOthersWhoCannot_join() {
        assertThat(changes("{'op': 'add', 'path': 'members', 'value': [{'value': 'nobody'}, {'value': 'C'}]}"))
                .isEqualTo(Map.of(C, Membership.JOINED));
    }

    /** A list of members that cannot be read in whole does not say who shall leave. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'members', 'value': [{'value': 'A'}, {'value': 'nobody'}]}",
                "{'op': 'replace', 'value': {'members': [{'value': 'A'}, {}]}}",
                "{'op': 'replace', 'path': 'members', 'value': {}}",
                "{'op': 'remove', 'path': 'members', 'value': [{}]}"
            })
    void members_replacedByWhatCannotBeRead_stay(String operation) {
        assertThat(changes(operation)).isEmpty();
    }

    /** A list of members sent as two operations. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'remove', 'path': 'members'}",
                "{'op': 'replace', 'path': 'members', 'value': []}",
                "{'op': 'replace', 'path': 'members', 'value': ['A']}"
            })
    void members_allRemovedAndAddedAgainByWhatCannotBeRead_stay(String removal) {
        assertThat(changes(removal + ", {'op': 'add', 'path': 'members', 'value': ['A', 'nobody']}"))
                .doesNotContainValue(Membership.LEFT);
    }

    @Test
    void members_someNamedAndAllRemovedAndAddedAgainByWhatCannotBeRead_areWithoutTheNamed() {
        assertThat(changes("{'op': 'remove', 'path': 'members[value eq \\\"" + B + "\\\"]'},"
                        + "{'op': 'remove', 'path': 'members'}, {'op': 'add', 'path': 'members', 'value': [7]}"))
                .isEqualTo(Map.of(B, Membership.LEFT));
    }

    @Test
    void members_allRemovedBesideWhatCannotBeDone_leave() {
        assertThat(changes("{'op': 'remove', 'path': 'members'}, {'op': 'replace', 'path': 'displayName', 'value': 7}"))
                .isEqualTo(Map.of(A, Membership.LEFT, B, Membership.LEFT));
    }
}
