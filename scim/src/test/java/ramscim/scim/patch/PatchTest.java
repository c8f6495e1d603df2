package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ServedSchemas;

/** Users before and after a PATCH; in the texts, single quotes stand for double ones. */
class PatchTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static ObjectNode patched(String resource, String operations) {
        return new Patch(ServedSchemas.user(), json("{'Operations': [" + operations + "]}"))
                .apply(ScimAttributes.of(json(resource)), Set::of)
                .attributes()
                .toObjectNode();
    }

    private static ScimProblem problem(String resource, String operations) {
        return catchThrowableOfType(ScimRequestException.class, () -> patched(resource, operations))
                .problem();
    }

    @Test
    void entraWithoutFlag_oneOperationForEachAttribute_isApplied() {
        assertThat(patched(
                        "{'userName': 'alice', 'active': true, 'name': {'familyName': 'Li', 'givenName': 'Alice'}}",
                        """
                        {'op': 'Replace', 'path': 'displayName', 'value': 'Alice Li-Chen'},
                        {'op': 'Add', 'path': 'emails[type eq \\"work\\"].value', 'value': 'alice.lichen@example.com'},
                        {'op': 'Replace', 'path': 'name.familyName', 'value': 'Li-Chen'},
                        {'op': 'Replace', 'path': '%1$s:employeeNumber', 'value': '701985'},
                        {'op': 'Add', 'path': '%1$s:manager', 'value': 'm-1'},
                        {'op': 'Replace', 'path': 'active', 'value': 'False'}
                        """.formatted(ENTERPRISE)))
                .isEqualTo(json("""
                        {'userName': 'alice', 'active': false, 'name': {'familyName': 'Li-Chen', 'givenName': 'Alice'},
                         'displayName': 'Alice Li-Chen', 'emails': [{'type': 'work', 'value': 'alice.lichen@example.com'}],
                         '%s': {'employeeNumber': '701985', 'manager': {'value': 'm-1'}}}
                        """.formatted(ENTERPRISE)));
    }

    @Test
    void entraWithFlag_dottedAndUrnKeysWithoutPath_areApplied() {
        assertThat(patched(
                        "{'userName': 'faye', 'emails': [{'type': 'work', 'value': 'old@example.com'}]}",
                        """
                        {'op': 'replace', 'path': 'emails[type eq \\"work\\"].value', 'value': 'faye.lin@example.com'},
                        {'op': 'replace', 'value': {'displayName': 'Faye Lin', 'name.givenName': 'Faye',
                         'name.familyName': 'Lin', 'active': true, '%s:employeeNumber': 'E-1001'}}
                        """.formatted(ENTERPRISE)))
                .isEqualTo(json("""
                        {'userName': 'faye', 'emails': [{'type': 'work', 'value': 'faye.lin@example.com'}],
                         'displayName': 'Faye Lin', 'name': {'givenName': 'Faye', 'familyName': 'Lin'}, 'active': true,
                         '%s': {'employeeNumber': 'E-1001'}}
                        """.formatted(ENTERPRISE)));
    }

    @Test
    void entra_severalOperationsOnOneAddressThatIsNotThere_makeOneAddress() {
        assertThat(patched("{'userName': 'u'}", """
                        {'op': 'Add', 'path': 'addresses[type eq \\"work\\"].locality', 'value': 'Hangzhou'},
                        {'op': 'Add', 'path': 'addresses[type eq \\"work\\"].country', 'value': 'CN'},
                        {'op': 'Add', 'path': 'addresses[type eq \\"work\\"].Formatted', 'value': 'Hangzhou, CN'}
                        """)).isEqualTo(json("""
                        {'userName': 'u', 'addresses': [
                          {'type': 'work', 'locality': 'Hangzhou', 'country': 'CN', 'formatted': 'Hangzhou, CN'}]}
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'path': '%s:manager', 'value': 'm-2'",
                "'path': '%s:manager', 'value': {'value': 'm-2'}",
                "'path': '%s:manager', 'value': [{'value': 'm-2'}]",
                "'path': '%s:manager.value', 'value': 'm-2'",
                "'value': {'%s': {'manager': 'm-2'}}",
                "'value': {'%s:manager': {'Value': 'm-2'}}"
            })
    void entra_managerInWhateverForm_isTheManager(String form) {
        assertThat(patched(
                        "{'userName': 'u', '" + ENTERPRISE + "': {'manager': {'value': 'm-1'}}}",
                        "{'op': 'Replace', " + form.formatted(ENTERPRISE) + "}"))
                .isEqualTo(json("{'userName': 'u', '" + ENTERPRISE + "': {'manager': {'value': 'm-2'}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'op': 'Replace', 'path': '%s:manager', 'value': ''",
                "'op': 'Replace', 'path': '%s:manager', 'value': null",
                "'op': 'Remove', 'path': '%s:manager'",
                "'op': 'Replace', 'path': '%s:manager.value', 'value': ''",
                "'op': 'Remove', 'path': '%s'"
            })
    void entra_managerTakenAway_leavesNothing(String form) {
        assertThat(patched(
                        "{'userName': 'u', '" + ENTERPRISE + "': {'manager': {'value': 'm-1'}}}",
                        "{" + form.formatted(ENTERPRISE) + "}"))
                .isEqualTo(json("{'userName': 'u'}"));
    }

    @Test
    void entra_roleWithTextForABoolean_isOneRole() {
        assertThat(patched(
                        "{'userName': 'u'}",
                        "{'op': 'Add', 'path': 'roles[primary eq \\\"True\\\"].value', 'value': 'Reader'},"
                                + "{'op': 'Add', 'path': 'roles[primary eq \\\"True\\\"].value', 'value': 'Writer'}"))
                .isEqualTo(json("{'userName': 'u', 'roles': [{'primary': true, 'value': 'Writer'}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'op': 'Add', 'path': 'roles', 'value': [{'value': '%s'}]",
                "'op': 'Replace', 'path': 'roles', 'value': [{'value': '%s'}]",
                "'op': 'Add', 'path': 'roles', 'value': {'value': '%s'}",
                "'op': 'Add', 'path': 'roles', 'value': ['%s']",
                "'op': 'Add', 'path': 'roles', 'value': '%s'",
                "'op': 'Add', 'value': {'roles': [{'value': '%s'}]}",
                "'op': 'Add', 'value': [{'roles': [{'value': '%s'}]}]",
                "'op': 'Add', 'value': {'urn:ietf:params:scim:schemas:core:2.0:User:roles': [{'value': '%s'}]}",
                "'op': 'Add', 'path': 'roles', 'value': [{'value': '%1$s'}, {'value': '%1$s'}]"
            })
    void entra_roleAsJsonInAString_isTheRole(String form) {
        String role = "{\\'id\\':\\'06b0\\',\\'value\\':\\'admin\\',\\'displayName\\':\\'Admin\\'}";
        ObjectNode roles = patched("{'userName': 'u'}", "{" + form.formatted(role) + "}");

        assertThat(roles.at("/roles")).hasSize(1);
        assertThat(roles.at("/roles/0/value").asText()).isEqualTo("admin");
    }

    @Test
    void entra_roleAsJsonInAStringTakenAway_isGone() {
        assertThat(patched(
                        "{'userName': 'u', 'roles': [{'value': 'admin', 'display': 'Admin'}]}",
                        "{'op': 'Remove', 'path': 'roles', 'value': [{'value': '{\\'value\\':\\'admin\\'}'}]}"))
                .isEqualTo(json("{'userName': 'u'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{broken", "{\\'id\\':\\'x\\'}", "{\\'value\\':7}", "[1]"})
    void role_thatSpellsNoRole_staysAsItWasSent(String value) {
        assertThat(patched(
                        "{'userName': 'u'}", "{'op': 'Add', 'path': 'roles', 'value': [{'value': '" + value + "'}]}"))
                .isEqualTo(json("{'userName': 'u', 'roles': [{'value': '" + value + "'}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'op': 'add', 'path': 'name', 'value': {'middleName': ''}}           | {'givenName': 'G', 'familyName': 'F'}
                    {'op': 'replace', 'path': 'name', 'value': {'familyName': null}}     | {'givenName': 'G'}
                    {'op': 'replace', 'path': 'name', 'value': {'familyName': ''}}       | {'givenName': 'G'}
                    {'op': 'replace', 'path': 'name', 'value': {'familyName': []}}       | {'givenName': 'G'}
                    {'op': 'replace', 'path': 'name', 'value': {}}                       | {'givenName': 'G', 'familyName': 'F'}
                    {'op': 'replace', 'path': 'name', 'value': [{}]}                     | {'givenName': 'G', 'familyName': 'F'}
                    {'op': 'replace', 'path': 'name', 'value': '{}'}                     | {'givenName': 'G', 'familyName': 'F'}
                    {'op': 'replace', 'path': 'name', 'value': {'nobodyKnowsThis': 'x'}} | {'givenName': 'G', 'familyName': 'F'}
                    {'op': 'replace', 'value': {'name': {'familyName': null}}}           | {'givenName': 'G'}
                    {'op': 'add', 'value': {'name': {}}}                                 | {'givenName': 'G', 'familyName': 'F'}
                    {'op': 'replace', 'value': {'name.familyName': null}}                | {'givenName': 'G'}
                    {'op': 'replace', 'path': 'name', 'value': {'middleName': 'M', 'familyName': null}} | {'givenName': 'G', 'middleName': 'M'}
                    """)
    void complexAttribute_ofWhichPartsAreNamed_keepsTheOthers(String operation, String name) {
        assertThat(patched("{'userName': 'u', 'name': {'givenName': 'G', 'familyName': 'F'}}", operation))
                .isEqualTo(json("{'userName': 'u', 'name': " + name + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "[]", "{'givenName': null, 'familyName': ''}"})
    void complexAttribute_takenAwayWhole_isGone(String nothing) {
        assertThat(patched(
                        "{'userName': 'u', 'name': {'givenName': 'G', 'familyName': 'F'}}",
                        "{'op': 'replace', 'path': 'name', 'value': " + nothing + "}"))
                .isEqualTo(json("{'userName': 'u'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'displayName': ''}               | {'value': 'm-1', '$ref': 'r'}
                    {'displayName': 'Boss'}           | {'value': 'm-1', '$ref': 'r'}
                    {}                                | {'value': 'm-1', '$ref': 'r'}
                    {'$ref': null}                    | {'value': 'm-1'}
                    {'value': 'm-2', '$ref': null}    | {'value': 'm-2'}
                    7                                 | {'value': '7', '$ref': 'r'}
                    """)
    void manager_ofWhomPartsAreNamed_staysTheManager(String value, String manager) {
        assertThat(patched(
                        "{'userName': 'u', '" + ENTERPRISE + "': {'manager': {'value': 'm-1', '$ref': 'r'}}}",
                        "{'op': 'replace', 'path': '" + ENTERPRISE + ":manager', 'value': " + value + "}"))
                .isEqualTo(json("{'userName': 'u', '" + ENTERPRISE + "': {'manager': " + manager + "}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'path': 'manager', 'value': 'm-2'",
                "'path': 'manager.value', 'value': 'm-2'",
                "'path': '%s.manager', 'value': 'm-2'",
                "'path': '%s.manager.value', 'value': 'm-2'",
                "'value': {'manager': {'value': 'm-2'}}",
                "'value': {'MANAGER': 'm-2'}",
                "'value': {'%s.manager': 'm-2'}",
                "'value': [{'manager': ['m-2']}]"
            })
    void manager_namedWithoutItsUrnOrBehindADot_isTheManager(String form) {
        assertThat(patched("{'userName': 'u'}", "{'op': 'Replace', " + form.formatted(ENTERPRISE) + "}"))
                .isEqualTo(json("{'userName': 'u', '" + ENTERPRISE + "': {'manager': {'value': 'm-2'}}}"));
    }

    @Test
    void extensionAttribute_withoutItsUrnAndOfAnotherType_isIgnoredBesideOthers() {
        assertThat(patched("{'userName': 'u'}", "{'op': 'replace', 'value': {'department': {'x': 1}, 'title': 'Dr'}}"))
                .isEqualTo(json("{'userName': 'u', 'title': 'Dr'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'$ref': null, 'value': 'User x'}]",
                "{'$ref': null, 'value': 'User x'}",
                "{'value': 'User x', 'type': null, 'display': null}",
                "[{'value': 'User x'}]",
                "['User x']"
            })
    void microsoftsLibrary_scalarWithNullsBesideIt_isTheScalar(String value) {
        assertThat(patched("{'userName': 'u'}", "{'op': 'Replace', 'path': 'displayName', 'value': " + value + "}"))
                .isEqualTo(json("{'userName': 'u', 'displayName': 'User x'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    [{'nickName': 'nn'}]                     | {'userName': 'u', 'title': 'Dr', 'nickName': 'nn'}
                    [{'nickName': 'nn'}, {'title': 'Prof'}]  | {'userName': 'u', 'title': 'Prof', 'nickName': 'nn'}
                    ['{\\'nickName\\': \\'nn\\'}']   | {'userName': 'u', 'title': 'Dr', 'nickName': 'nn'}
                    [{}]                                     | {'userName': 'u', 'title': 'Dr'}
                    []                                       | {'userName': 'u', 'title': 'Dr'}
                    """)
    void scimSdk_operationWithoutPathOnAList_isEachOfIt(String value, String user) {
        assertThat(patched("{'userName': 'u', 'title': 'Dr'}", "{'op': 'replace', 'value': " + value + "}"))
                .isEqualTo(json(user));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "[]"})
    void extension_replacedByNothing_isGone(String nothing) {
        String user = "{'userName': 'u', '" + ENTERPRISE + "': {'department': 'IT'}}";

        assertThat(patched(user, "{'op': 'replace', 'path': '" + ENTERPRISE + "', 'value': " + nothing + "}"))
                .isEqualTo(json("{'userName': 'u'}"));
        assertThat(patched(user, "{'op': 'replace', 'value': {'" + ENTERPRISE + "': " + nothing + "}}"))
                .isEqualTo(json("{'userName': 'u'}"));
    }

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
    void jumpCloud_removeWithValues_removesJustThese() {
        assertThat(patched(
                        "{'userName': 'u', 'emails': [{'value': 'a@x.y', 'type': 'work'}, {'value': 'b@x.y'}]}",
                        "{'op': 'remove', 'path': 'emails', 'value': [{'value': 'a@x.y'}]}"))
                .isEqualTo(json("{'userName': 'u', 'emails': [{'value': 'b@x.y'}]}"));
    }

    @Test
    void okta_replaceWithoutPath_touchesOnlyWhatItNames() {
        assertThat(
                        patched(
                                "{'userName': 'u', 'active': true, 'title': 'Dr', 'emails': [{'value': 'a@x.y'}]}",
                                "{'op': 'replace', 'value': {'active': false, 'id': 'ignored', 'meta': {}, 'nobodyKnowsThis': 1}}"))
                .isEqualTo(json("{'userName': 'u', 'active': false, 'title': 'Dr', 'emails': [{'value': 'a@x.y'}]}"));
    }

    @Test
    void connId_wrappedScalar_isTheScalar() {
        assertThat(patched("{'userName': 'u'}", "{'op': 'replace', 'path': 'title', 'value': {'value': 'Dr'}}"))
                .isEqualTo(json("{'userName': 'u', 'title': 'Dr'}"));
    }

    @Test
    void scimSdk_singleValueInAnArray_isTheValue() {
        assertThat(patched("{'userName': 'u'}", "{'op': 'replace', 'path': 'displayName', 'value': ['Name']}"))
                .isEqualTo(json("{'userName': 'u', 'displayName': 'Name'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "null"})
    void validator_replaceByNothing_clears(String nothing) {
        assertThat(patched(
                        "{'userName': 'u', 'title': 'Dr', 'emails': [{'value': 'a@x.y'}]}",
                        "{'op': 'replace', 'path': 'title', 'value': %1$s}, {'op': 'replace', 'path': 'emails', 'value': %1$s}"
                                .formatted(nothing)))
                .isEqualTo(json("{'userName': 'u'}"));
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

    @Test
    void extensionThatNobodyServes_isIgnored() {
        assertThat(
                        patched(
                                "{'userName': 'u'}",
                                "{'op': 'Add', 'path': 'urn:ietf:params:scim:schemas:extension:custom:2.0:User:x', 'value': 'y'}"))
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
