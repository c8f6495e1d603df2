package ramscim.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In the texts, single quotes stand for double ones. */
class BulkRequestTest {
    private final List<BulkOperation> executed = new ArrayList<>();

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private ObjectNode execute(String operations) {
        return BulkRequest.read(json("{'Operations': [" + operations + "]}"), 10)
                .execute(this::execute, (operation, failure) -> new BulkResult(400, null, null, null, null));
    }

    private BulkResult execute(BulkOperation operation) {
        executed.add(operation);
        operation.requireResolved();
        return new BulkResult(200, "id-of-" + operation.bulkId(), null, null, null);
    }

    /** Those whom the operation takes out of a group leave, whoever else should have joined. */
    @Test
    void execute_referenceToWhatNothingCreated_isLeftToWhoeverCarriesTheOperationOut() {
        ObjectNode response = execute("""
                {'method': 'PATCH', 'path': '/Groups/g', 'data': {'Operations': [
                  {'op': 'remove', 'path': 'members', 'value': [{'value': 'a'}]},
                  {'op': 'add', 'path': 'members', 'value': [{'value': 'bulkId:bob'}, {'value': 'bulkId:nobody'}]}]}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'bob', 'data': {'userName': 'bob'}}
                """);

        assertThat(executed).extracting(BulkOperation::path).containsExactly("/Users", "/Groups/g");
        assertThat(String.valueOf(executed.get(1).data()))
                .contains("'a'".replace('\'', '"'), "id-of-bob", "bulkId:nobody");
        assertThat(response.at("/Operations/0/status").asText()).isEqualTo("400");
        assertThat(response.at("/Operations/1/status").asText()).isEqualTo("200");
    }

    @Test
    void execute_onWhatNothingCreated_isOnUnresolved() {
        execute("{'method': 'PUT', 'path': '/Users/bulkId:nobody', 'data': {'userName': 'a'}}");

        assertThat(executed).singleElement().matches(BulkOperation::isOnUnresolved);
    }
}
