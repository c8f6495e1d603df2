package ramscim.scim.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappedValuesTest {
    private static JsonNode json(String text) throws JsonProcessingException {
        return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    }

    /** The SCIM client library of Captain-P-Goldfish sends single values so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ['a']      | 'a'
            [true]     | true
            ['a', 'b'] | ['a', 'b']
            []         | []
            'a'        | 'a'
            """)
    void unwrapArray_ofOne_isThatOne(String sent, String read) throws JsonProcessingException {
        assertThat(WrappedValues.unwrapArray(json(sent))).isEqualTo(json(read));
    }

    /** ConnId (Apache Syncope, midPoint) sends scalars so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'value': 'a'}              | 'a'
            {'value': null}             | null
            {'value': {'a': 1}}         | {'value': {'a': 1}}
            {'value': 'a', 'type': 'b'} | {'value': 'a', 'type': 'b'}
            'a'                         | 'a'
            """)
    void unwrapScalar_objectWithNothingButAValue_isTheValue(String sent, String read) throws JsonProcessingException {
        assertThat(WrappedValues.unwrapScalar(json(sent))).isEqualTo(json(read));
    }

    /** Entra's AppRoleAssignmentsComplex writes JSON into strings, and so does the library of Captain-P-Goldfish. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "{\\"value\\": \\"Reader\\"}" | {'value': 'Reader'}
            " { } "                       | {}
            "{no json"                    | "{no json"
            "Reader"                      | "Reader"
            "[1]"                         | "[1]"
            """)
    void unwrapObject_stringThatSpellsAnObject_isTheObject(String sent, String read) throws JsonProcessingException {
        assertThat(WrappedValues.unwrapObject(json(sent))).isEqualTo(json(read));
    }
}
