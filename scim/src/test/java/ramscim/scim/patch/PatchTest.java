package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static ramscim.scim.patch.PatchedUsers.RAM;
import static ramscim.scim.patch.PatchedUsers.json;
import static ramscim.scim.patch.PatchedUsers.patched;
import static ramscim.scim.patch.PatchedUsers.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ServedSchemas;

/** Values before and after a PATCH, and what of one is refused. */
class PatchTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'value': 'A@X.Y', 'type': 'work'}                  | {'value': 'A@X.Y', 'type': 'work'}
                    {'value': 'a@x.y', 'type': 'WORK', 'primary': true} | {'value': 'a@x.y', 'type': 'WORK', 'primary': true}
                    {'value': 'a@x.y', 'type': 'work', 'display': 'A'}  | {'value': 'a@x.y', 'type': 'work', 'display': 'A'}
                    """)
    void add_ofAnEmailThatIsNearlyThere_makesNoSecond(String added, String kept) {
        assertThat(patched(
                        "{'userName': 'u', 'emails': [{'value': 'a@x.y', 'type': 'work'}]}",
                        "{'op': 'add', 'path': 'emails', 'value': [" + added + "]}"))
                .isEqualTo(json("{'userName': 'u', 'emails': [" + kept + "]}"));
    }

    @Test
    void add_ofAPhoneInAnotherSpelling_makesNoSecond() {
        assertThat(
                        patched(
                                "{'userName': 'u', 'phoneNumbers': [{'value': '+86 138-0000-0000', 'type': 'mobile'}]}",
                                "{'op': 'add', 'path': 'phoneNumbers', 'value': {'value': '+8613800000000', 'type': 'mobile'}}"))
                .isEqualTo(json("{'userName': 'u', 'phoneNumbers': [{'value': '+8613800000000', 'type': 'mobile'}]}"));
    }

    @Test
    void add_newPrimary_takesPrimaryFromTheOld() {
        assertThat(patched(
                        "{'userName': 'u', 'emails': [{'value': 'a', 'primary': true}]}",
                        "{'op': 'add', 'path': 'emails', 'value': {'value': 'b', 'primary': true}}"))
                .isEqualTo(
                        json(
                                "{'userName': 'u', 'emails': [{'value': 'a', 'primary': false}, {'value': 'b', 'primary': true}]}"));
    }

    @Test
    void add_whatIsThereAlready_changesNothing() {
        String user = "{'userName': 'u', 'emails': [{'value': 'a', 'type': 'work'}]}";

        assertThat(patched(user, "{'op': 'add', 'path': 'emails', 'value': [{'value': 'a', 'type': 'work'}]}"))
                .isEqualTo(json(user));
    }

    @Test
    void remove_withFilterOnATagKey_mindsCase() {
        String tags = "{'userName': 'u', '" + RAM
                + "': {'tags': [{'key': 'Team', 'value': 'a'}, {'key': 'team', 'value': 'b'}]}}";

        assertThat(patched(tags, "{'op': 'remove', 'path': '" + RAM + ":tags[key eq \\\"team\\\"]'}"))
                .isEqualTo(json("{'userName': 'u', '" + RAM + "': {'tags': [{'key': 'Team', 'value': 'a'}]}}"));
    }

    @Test
    void remove_withFilterOnAType_doesNotMindCase() {
        assertThat(patched(
                        "{'userName': 'u', 'emails': [{'value': 'a', 'type': 'Work'}]}",
                        "{'op': 'remove', 'path': 'emails[type eq \\\"work\\\"]'}"))
                .isEqualTo(json("{'userName': 'u'}"));
    }

    @Test
    void password_isTakenAndNotKept() {
        assertThat(
                        patched(
                                "{'userName': 'u'}",
                                "{'op': 'replace', 'path': 'password', 'value': 'secret'}, {'op': 'add', 'value': {'password': 's'}}"))
                .isEqualTo(json("{'userName': 'u'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    INVALID_SYNTAX | {'op': 'move', 'path': 'title', 'value': 'x'}
                    INVALID_SYNTAX | {'path': 'title', 'value': 'x'}
                    INVALID_SYNTAX | 'replace'
                    INVALID_VALUE  | {'op': 'add', 'path': 'title'}
                    INVALID_VALUE  | {'op': 'replace', 'value': 'x'}
                    INVALID_VALUE  | {'op': 'replace', 'path': 'active', 'value': 'maybe'}
                    MUTABILITY     | {'op': 'remove', 'path': 'userName'}
                    MUTABILITY     | {'op': 'remove', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:userName'}
                    NO_TARGET      | {'op': 'replace', 'path': 'emails[value eq \\"zzz\\"].value', 'value': 'x'}
                    NO_TARGET      | {'op': 'replace', 'path': 'emails[value eq \\"zzz\\"]', 'value': {'value': 'x'}}
                    NO_TARGET      | {'op': 'replace', 'path': 'emails[type eq \\"work\\" and value eq \\"zzz\\"].display', 'value': 'x'}
                    NO_TARGET      | {'op': 'replace', 'path': 'addresses[country eq \\"CN\\"].locality', 'value': 'x'}
                    INVALID_VALUE  | {'op': 'replace', 'path': 'title', 'value': 7}
                    INVALID_VALUE  | {'op': 'replace', 'path': 'emails', 'value': 7}
                    INVALID_VALUE  | {'op': 'add', 'path': 'emails', 'value': [{'value': 'a', 'primary': true}, {'value': 'b', 'primary': true}]}
                    NO_TARGET      | {'op': 'remove'}
                    NO_TARGET      | {'op': 'replace', 'path': 'emails[value sw \\"q\\"].type', 'value': 'x'}
                    INVALID_PATH   | {'op': 'replace', 'path': 'nobodyKnowsThis', 'value': 'x'}
                    INVALID_PATH   | {'op': 'replace', 'path': 'name.nobodyKnowsThis', 'value': 'x'}
                    INVALID_PATH   | {'op': 'replace', 'path': 'title[value eq \\"x\\"]', 'value': 'x'}
                    INVALID_FILTER | {'op': 'replace', 'path': 'emails[', 'value': 'x'}
                    INVALID_PATH   | {'op': 'replace', 'path': 'a.b.c.d', 'value': 'x'}
                    INVALID_PATH   | {'op': 'replace', 'path': 'emails[type eq \\"work\\"].value.x', 'value': 'x'}
                    INVALID_PATH   | {'op': 'replace', 'path': 7, 'value': 'x'}
                    MUTABILITY     | {'op': 'replace', 'path': 'id', 'value': 'x'}
                    MUTABILITY     | {'op': 'replace', 'path': 'meta.created', 'value': 'x'}
                    MUTABILITY     | {'op': 'add', 'path': 'groups', 'value': [{'value': 'x'}]}
                    """)
    void operationThatCannotBeApplied_isRefusedByItsKind(ScimProblem expected, String operation) {
        assertThat(problem("{'userName': 'u', 'emails': [{'value': 'a', 'type': 'work'}]}", operation))
                .isEqualTo(expected);
    }

    @Test
    void body_withoutOperations_isInvalidSyntax() {
        ScimRequestException refusal = catchThrowableOfType(
                ScimRequestException.class,
                () -> new Patch(ServedSchemas.user(), json("{'schemas': []}"))
                        .apply(ScimAttributes.of(json("{'userName': 'u'}")), Set::of));

        assertThat(refusal.problem()).isEqualTo(ScimProblem.INVALID_SYNTAX);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'] | true
                    ['urn:ietf:params:scim:schemas:core:2.0:User']        | true
                    ['urn:ietf:params:scim:api:messages:2.0:PatchOp']     | false
                    ['URN:ietf:params:scim:api:messages:2.0:patchop']     | false
                    'urn:ietf:params:scim:api:messages:2.0:PatchOp'       | false
                    ['urn:scim:schemas:core:1.0']                         | false
                    []                                                    | false
                    null                                                  | false
                    """)
    void body_ofAnotherMessage_isInvalidSyntax(String schemas, boolean refused) {
        Patch patch = new Patch(ServedSchemas.user(), json("{'schemas': " + schemas + ", 'Operations': []}"));
        ScimRequestException refusal = catchThrowableOfType(
                ScimRequestException.class, () -> patch.apply(ScimAttributes.of(json("{'userName': 'u'}")), Set::of));

        assertThat(refusal == null ? null : refusal.problem()).isEqualTo(refused ? ScimProblem.INVALID_SYNTAX : null);
    }

    @Test
    void body_namesInOtherCaseAndFurtherMembers_areRead() {
        ObjectNode user = new Patch(
                        ServedSchemas.user(),
                        json(
                                "{'ID': 'x', 'operations': [{'OP': 'REPLACE', 'Path': 'Title', 'VALUE': 'Dr', 'name': 'n'}]}"))
                .apply(ScimAttributes.of(json("{'userName': 'u'}")), Set::of)
                .attributes()
                .toObjectNode();

        assertThat(user).isEqualTo(json("{'userName': 'u', 'title': 'Dr'}"));
    }

    @Test
    void apply_oneOperationOfManyCannotBeApplied_leavesTheResourceAlone() {
        ScimAttributes before = ScimAttributes.of(json("{'userName': 'u', 'emails': [{'value': 'a'}]}"));
        Patch patch = new Patch(
                ServedSchemas.user(),
                json("{'Operations': [{'op': 'replace', 'path': 'emails', 'value': [{'value': 'b'}]},"
                        + " {'op': 'replace', 'path': 'nobodyKnowsThis', 'value': 'x'}]}"));

        assertThatThrownBy(() -> patch.apply(before, Set::of)).isInstanceOf(ScimRequestException.class);

        assertThat(before.toObjectNode()).isEqualTo(json("{'userName': 'u', 'emails': [{'value': 'a'}]}"));
    }
}
