package ramscim.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.scim.error.ScimRequestException;

/** Which texts refer to what another operation creates; single quotes stand for double ones. */
class BulkReferencesTest {
    private final BulkReferences references = new BulkReferences();

    @BeforeEach
    void createBob() {
        references.resolve("bob", "id-of-bob");
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static BulkOperation operation(String data) {
        return new BulkOperation(BulkOperation.Method.PATCH, "/Users/1", null, null, json(data));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'members': [{'value': 'bulkId:bob', 'display': 'Bob'}]}",
                "{'Members': ['bulkId:bob']}",
                "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': {'value': 'bulkId:bob'}}}",
                "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': 'bulkId:bob'}}",
                "{'Operations': [{'op': 'add', 'path': 'members', 'value': [{'value': 'bulkId:bob'}]}]}",
                "{'Operations': [{'op': 'add', 'value': {'members': [{'value': 'bulkId:bob'}]}}]}",
                "{'Operations': [{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager', 'value': 'bulkId:bob'}]}",
                "{'Operations': [{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value', 'value': 'bulkId:bob'}]}"
            })
    void reference_whereAResourceIsReferredTo_isReplaced(String data) {
        assertThat(operation(data).references()).containsExactly("bob");
        assertThat(references.inData(json(data)).toString())
                .contains("id-of-bob")
                .doesNotContain("bulkId:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title': 'bulkId:bob'}",
                "{'emails': [{'value': 'bulkId:bob'}]}",
                "{'members': [{'value': 'a', 'display': 'bulkId:bob'}]}",
                "{'Operations': [{'op': 'replace', 'path': 'title', 'value': 'bulkId:bob'}]}"
            })
    void reference_elsewhere_isText(String data) {
        assertThat(operation(data).references()).isEmpty();
        assertThat(references.inData(json(data))).isEqualTo(json(data));
    }

    @Test
    void references_unknown_isRequired() {
        assertThat(operation("{'members': [{'value': 'bulkId:nope'}]}").references())
                .containsExactly("nope");
    }

    @Test
    void requireResolved_namesWhatNoOperationCreated() {
        BulkOperation operation = operation("{'members': [{'value': 'bulkId:nope'}]}");

        assertThatThrownBy(operation::requireResolved)
                .isInstanceOf(ScimRequestException.class)
                .hasMessageContaining("'bulkId:nope'");
    }

    @Test
    void requireResolved_everythingIs_isContent() {
        ObjectNode data = references.inData(json("{'members': [{'value': 'bulkId:bob'}], 'title': 'bulkId:nope'}"));

        assertThatCode(operation(data.toString())::requireResolved).doesNotThrowAnyException();
    }
}
