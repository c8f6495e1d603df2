package ramscim.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/** Bodies as they are sent, and what is kept of them; in the texts, single quotes stand for double ones. */
class ResourceReaderTest {
    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static ObjectNode read(String body) {
        return new ResourceReader(ServedSchemas.user()).read(json(body)).toObjectNode();
    }

    @Test
    void read_entrasUser_keepsWhatItSaysAndNothingElse() {
        assertThat(read("""
                        {'schemas': ['%s', '%s2.0User'], 'externalId': 'e', 'userName': 'alice.li@example.com', 'active': 'True',
                         'displayName': 'Alice Li', 'emails': [{'type': 'work', 'value': 'alice.li@example.com', 'Primary': 'true'}],
                         'meta': {'resourceType': 'User'}, 'id': 'x', 'groups': [], 'name': {'formatted': 'Alice Li', 'FamilyName': 'Li'},
                         'addresses': [{'type': 'work', 'formatted': null, 'locality': 'Hangzhou', 'primary': false}], 'roles': [],
                         'nobodyKnowsThis': {'x': 1}, 'password': 'secret', '%s': {'Department': 'Platform', 'costCenter': null}}
                        """.formatted(USER, ENTERPRISE.replace("2.0:User", ""), ENTERPRISE)))
                .isEqualTo(json("""
                        {'externalId': 'e', 'userName': 'alice.li@example.com', 'active': true, 'displayName': 'Alice Li',
                         'emails': [{'type': 'work', 'value': 'alice.li@example.com', 'primary': true}],
                         'name': {'formatted': 'Alice Li', 'familyName': 'Li'},
                         'addresses': [{'type': 'work', 'locality': 'Hangzhou', 'primary': false}],
                         '%s': {'department': 'Platform'}}
                        """.formatted(ENTERPRISE)));
    }

    @Test
    void read_oneLoginsUser_isReadByTodaysSchemas() {
        assertThat(read("""
                        {'schemas': ['urn:scim:schemas:core:2.0', 'urn:scim:schemas:extension:enterprise:2.0'], 'userName': 'karl.onelogin',
                         'emails': [{'value': 'karl.fu@example.com', 'type': 'work', 'primary': true}], 'title': null,
                         'phoneNumbers': [{'value': '', 'type': 'work'}], 'active': true,
                         'urn:scim:schemas:extension:enterprise:2.0': {'department': 'IT'}}
                        """)).isEqualTo(json("""
                        {'userName': 'karl.onelogin', 'emails': [{'value': 'karl.fu@example.com', 'type': 'work', 'primary': true}],
                         'active': true, '%s': {'department': 'IT'}}
                        """.formatted(ENTERPRISE)));
    }

    @Test
    void read_coreAttributesUnderTheirUrn_areCoreAttributes() {
        assertThat(read("{'schemas': ['" + USER + "'], '" + USER + "': {'userName': 'u', 'title': 'Dr'}}"))
                .isEqualTo(json("{'userName': 'u', 'title': 'Dr'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'displayName': ['N']}                  | {'displayName': 'N'}
                    {'name': '{\\"givenName\\": \\"G\\"}'}  | {'name': {'givenName': 'G'}}
                    {'name': [{'givenName': 'G'}]}          | {'name': {'givenName': 'G'}}
                    {'emails': {'value': 'a'}}              | {'emails': [{'value': 'a'}]}
                    {'emails': ['a']}                       | {'emails': [{'value': 'a'}]}
                    {'emails': ''}                          | {}
                    {'emails': [{'type': 'work'}]}          | {}
                    {'title': ''}                           | {}
                    {'title': []}                           | {}
                    {'title': {}}                           | {}
                    {'title': [null]}                       | {}
                    {'title': ['']}                         | {}
                    {'active': ''}                          | {}
                    {'active': []}                          | {}
                    {'name': []}                            | {}
                    {'name': ''}                            | {}
                    {'name': {}}                            | {}
                    {'name': {'givenName': {}}}             | {}
                    {'emails': {}}                          | {}
                    {'roles': [{'value': '{\\"value\\":\\"admin\\",\\"displayName\\":\\"Admin\\"}'}]} | {'roles': [{'value': 'admin', 'display': 'Admin'}]}
                    {'emails': [{'value': 'a', 'type': 'work'}, {'value': 'A', 'type': 'Work', 'primary': true}]} | {'emails': [{'value': 'A', 'type': 'Work', 'primary': true}]}
                    {'emails': [{'value': 'a', 'type': 'work'}, {'value': 'a', 'type': 'home'}]} | {'emails': [{'value': 'a', 'type': 'work'}, {'value': 'a', 'type': 'home'}]}
                    {'active': 'FALSE'}                     | {'active': false}
                    """)
    void read_valuesInOtherForms_areInTheSchemasForm(String sent, String kept) {
        assertThat(read(sent)).isEqualTo(json(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "[]", "null", "{}", "{'manager': []}", "{'manager': {}}", "{'department': []}"})
    void read_extensionOfWhichNothingIsSaid_isNotThere(String nothing) {
        assertThat(read("{'userName': 'u', '" + ENTERPRISE + "': " + nothing + "}"))
                .isEqualTo(json("{'userName': 'u'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'%s': {'manager': '7'}",
                "'%s': {'manager': ['7']}",
                "'%s': {'manager': 7}",
                "'%s': {'manager': {'value': '7', 'displayName': 'Boss'}}",
                "'%s': {'manager': '{\\'value\\': \\'7\\'}'}",
                "'%s:manager': '7'",
                "'%s.manager': '7'",
                "'manager': '7'",
                "'Manager': {'value': '7'}",
                "'manager': '8', '%s': {'manager': '7'}"
            })
    void read_managerInWhateverForm_isTheManager(String form) {
        assertThat(read("{'userName': 'u', " + form.formatted(ENTERPRISE) + "}"))
                .isEqualTo(json("{'userName': 'u', '" + ENTERPRISE + "': {'manager': {'value': '7'}}}"));
    }

    @Test
    void read_extensionAttributeWithoutItsUrnAndOfAnotherType_isIgnored() {
        assertThat(read("{'userName': 'u', 'department': {'id': 5}, 'tags': ['x'], 'comments': 'c'}"))
                .isEqualTo(json("{'userName': 'u'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    INVALID_VALUE  | {'userName': 7}
                    INVALID_VALUE  | {'userName': {'a': 'b'}}
                    INVALID_VALUE  | {'userName': ['a', 'b']}
                    INVALID_VALUE  | {'active': 'maybe'}
                    INVALID_VALUE  | {'active': 1}
                    INVALID_VALUE  | {'name': 'Ada'}
                    INVALID_VALUE  | {'emails': 'a@x.y'}
                    INVALID_VALUE  | {'emails': [[['a']]]}
                    INVALID_VALUE  | {'emails': [{'value': 'a', 'primary': true}, {'value': 'b', 'primary': true}]}
                    INVALID_VALUE  | {'title': 'a\\u0000b'}
                    INVALID_VALUE  | {'title': '\\ud800'}
                    INVALID_VALUE  | {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': 'x'}
                    INVALID_SYNTAX | {'schemas': 'urn:ietf:params:scim:schemas:core:2.0:User'}
                    INVALID_SYNTAX | {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group']}
                    """)
    void read_valueOfAnotherType_isRefusedByItsKind(ScimProblem expected, String body) {
        assertThat(catchThrowableOfType(ScimRequestException.class, () -> read(body))
                        .problem())
                .isEqualTo(expected);
    }
}
