package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.scim.patch.PatchedUsers.ENTERPRISE;
import static ramscim.scim.patch.PatchedUsers.json;
import static ramscim.scim.patch.PatchedUsers.patched;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes that have parts, and extensions, before and after a PATCH. */
class ComplexAttributePatchTest {
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
    @ValueSource(strings = {"null", "''", "[]"})
    void extension_replacedByNothing_isGone(String nothing) {
        String user = "{'userName': 'u', '" + ENTERPRISE + "': {'department': 'IT'}}";

        assertThat(patched(user, "{'op': 'replace', 'path': '" + ENTERPRISE + "', 'value': " + nothing + "}"))
                .isEqualTo(json("{'userName': 'u'}"));
        assertThat(patched(user, "{'op': 'replace', 'value': {'" + ENTERPRISE + "': " + nothing + "}}"))
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
}
