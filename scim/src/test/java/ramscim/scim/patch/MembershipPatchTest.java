package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ServedSchemas;

/**
 * Who joins and who leaves; {@code A}, {@code B} and {@code C} in the texts are ids of users, of whom A and B are
 * members.
 */
class MembershipPatchTest {
    private static final ResourceId A = id(1);
    private static final ResourceId B = id(2);
    private static final ResourceId C = id(3);

    private static ResourceId id(int number) {
        return new ResourceId(new UUID(0x4000, 0x8000_0000_0000_0000L + number));
    }

    private static Patch patch(String operations) {
        String text = "{'Operations': [" + operations + "]}";
        String body =
                text.replace("'A'", "'" + A + "'").replace("'B'", "'" + B + "'").replace("'C'", "'" + C + "'");
        try {
            return new Patch(ServedSchemas.group(), (ObjectNode)
                    JsonMapper.builder().build().readTree(body.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }

    private static Map<ResourceId, Membership> changes(String operations) {
        return patch(operations)
                .apply(ScimAttributes.of(group()), () -> Set.of(A, B))
                .memberships();
    }

    /** The same, where asking for the members would be a mistake. */
    private static Map<ResourceId, Membership> changesWithoutAsking(String operations) {
        return patch(operations)
                .apply(ScimAttributes.of(group()), () -> {
                    throw new AssertionError("the members were read");
                })
                .memberships();
    }

    private static ObjectNode group() {
        return JsonMapper.builder().build().createObjectNode().put("displayName", "g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Add', 'path': 'members', 'value': [{'$ref': null, 'value': 'C'}]}",
                "{'op': 'add', 'path': 'members', 'value': {'value': 'C', 'display': 'c', 'type': 'User'}}",
                "{'op': 'add', 'path': 'members', 'value': ['C']}",
                "{'op': 'add', 'path': 'members', 'value': 'C'}",
                "{'op': 'add', 'value': {'members': [{'value': 'C'}]}}",
                "{'op': 'add', 'path': 'urn:ietf:params:scim:schemas:core:2.0:Group:members', 'value': [{'value': 'C'}]}"
            })
    void add_inWhateverForm_joinsWithoutReadingTheOthers(String operation) {
        assertThat(changesWithoutAsking(operation)).isEqualTo(Map.of(C, Membership.JOINED));
    }

    /**
     * Entra without its flag, JumpCloud and authentik; a server that takes it for "remove all members" empties groups.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Remove', 'path': 'members', 'value': [{'$ref': null, 'value': 'B'}]}",
                "{'op': 'remove', 'path': 'members', 'value': {'value': 'B'}}",
                "{'op': 'remove', 'path': 'members', 'value': ['B']}",
                "{'op': 'remove', 'path': 'members', 'value': 'B'}"
            })
    void remove_withValues_removesJustTheseWithoutReadingTheOthers(String operation) {
        assertThat(changesWithoutAsking(operation)).isEqualTo(Map.of(B, Membership.LEFT));
    }

    @Test
    void remove_withFilterOfIds_removesTheseWithoutReadingTheOthers() {
        String one = "members[value eq \\\"" + A + "\\\"]";
        String two = "members[value eq \\\"" + A + "\\\" or value eq \\\"" + B + "\\\"]";

        assertThat(changesWithoutAsking("{'op': 'remove', 'path': '" + one + "'}"))
                .isEqualTo(Map.of(A, Membership.LEFT));
        assertThat(changesWithoutAsking("{'op': 'remove', 'path': '" + two + "'}"))
                .isEqualTo(Map.of(A, Membership.LEFT, B, Membership.LEFT));
    }

    @Test
    void remove_withAnyOtherFilter_removesThoseThatMatch() {
        assertThat(changes("{'op': 'remove', 'path': 'members[value ne \\\"" + A + "\\\"]'}"))
                .isEqualTo(Map.of(B, Membership.LEFT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'remove', 'path': 'members'}",
                "{'op': 'remove', 'path': 'members', 'value': null}",
                "{'op': 'replace', 'path': 'members', 'value': []}"
            })
    void remove_withNeither_removesAll(String operation) {
        assertThat(changes(operation)).isEqualTo(Map.of(A, Membership.LEFT, B, Membership.LEFT));
    }

    /** A broken mapping of the provider must not cost a team its access. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{}]",
                "[null]",
                "['']",
                "[{'display': 'x'}]",
                "[{'value': null}]",
                "[{'value': ''}]",
                "[{'$ref': 'https://idp.example.com/Users/1'}]",
                "[{'value': 'C'}, {'display': 'x'}]",
                "{}"
            })
    void replace_whatIsNoListOfMembers_isInvalidValue(String value) {
        assertThat(problemOf("{'op': 'replace', 'path': 'members', 'value': " + value + "}"))
                .isEqualTo(ScimProblem.INVALID_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[null]", "[{'display': 'x'}]", "[{'value': ''}]", "{}", "''"})
    void remove_withValuesThatNameNobody_isInvalidValue(String value) {
        assertThat(problemOf("{'op': 'remove', 'path': 'members', 'value': " + value + "}"))
                .isEqualTo(ScimProblem.INVALID_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''"})
    void replace_withMembersThatAreNotSet_leavesThem(String value) {
        assertThat(changesWithoutAsking("{'op': 'replace', 'path': 'members', 'value': " + value + "}"))
                .isEmpty();
        assertThat(changesWithoutAsking("{'op': 'replace', 'value': {'displayName': 'new', 'members': " + value + "}}"))
                .isEmpty();
    }

    private static ScimProblem problemOf(String operation) {
        ScimRequestException refusal = catchThrowableOfType(ScimRequestException.class, () -> changes(operation));
        assertThat(refusal).as("the refusal").isNotNull();
        return refusal.problem();
    }

    @Test
    void remove_ofAnIdThatCannotBeOne_removesNobody() {
        assertThat(changes("{'op': 'remove', 'path': 'members', 'value': [{'value': 'nobody'}]}"))
                .isEmpty();
    }

    @Test
    void replace_isExactlyTheList() {
        assertThat(changes("{'op': 'replace', 'path': 'members', 'value': [{'value': 'B'}, {'value': 'C'}]}"))
                .containsEntry(A, Membership.LEFT)
                .containsEntry(C, Membership.JOINED)
                .doesNotContainEntry(B, Membership.LEFT);
    }

    @Test
    void operations_ofOneRequest_seeWhatWasDoneBefore() {
        assertThat(changes("{'op': 'add', 'path': 'members', 'value': ['C']},"
                        + "{'op': 'remove', 'path': 'members[value ne \\\"" + A + "\\\"]'},"
                        + "{'op': 'add', 'path': 'members', 'value': ['B']}"))
                .containsEntry(B, Membership.JOINED)
                .containsEntry(C, Membership.LEFT)
                .doesNotContainKey(A);
    }

    @Test
    void display_ofAMember_cannotBeChanged() {
        assertThatThrownBy(() ->
                        changes("{'op': 'replace', 'path': 'members[value eq \\\"" + A + "\\\"].value', 'value': 'x'}"))
                .isInstanceOfSatisfying(
                        ScimRequestException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(ScimProblem.MUTABILITY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'add', 'path': 'members', 'value': [{'value': 'nobody'}]}",
                "{'op': 'add', 'path': 'members', 'value': [{'value': 'C', 'type': 'Group'}]}",
                "{'op': 'add', 'path': 'members', 'value': [7]}"
            })
    void add_whatCannotBeAMember_isInvalidValue(String operation) {
        assertThatThrownBy(() -> changes(operation))
                .isInstanceOfSatisfying(
                        ScimRequestException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(ScimProblem.INVALID_VALUE));
    }

    @Test
    void displayName_togetherWithMembers_areBothChanged() {
        Draft draft = patch("{'op': 'replace', 'value': {'displayName': 'new', 'members': [{'value': 'A'}]}}")
                .apply(ScimAttributes.of(group()), () -> Set.of(A, B));

        assertThat(draft.attributes().text("displayName")).isEqualTo("new");
        assertThat(draft.memberships()).containsEntry(B, Membership.LEFT);
    }
}
