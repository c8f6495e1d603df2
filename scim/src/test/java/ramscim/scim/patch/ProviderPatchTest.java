package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.scim.patch.PatchedUsers.ENTERPRISE;
import static ramscim.scim.patch.PatchedUsers.json;
import static ramscim.scim.patch.PatchedUsers.patched;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers and their libraries send where the standard has another form. */
class ProviderPatchTest {
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
}
