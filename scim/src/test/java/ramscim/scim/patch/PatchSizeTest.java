package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.intent.Draft;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ServedSchemas;

/** Requests that are too large to be meant. */
class PatchSizeTest {
    private static final int MOST = 100;

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static ObjectNode times(int count, String operation) {
        return object(patch(IntStream.range(0, count)
                .mapToObj(n -> operation.replace("#", String.valueOf(n)))
                .toArray(String[]::new)));
    }

    private static String emails(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{'value': 'a%d@b.example', 'type': 't%d'}".formatted(n, n))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Draft applied(String resource, ObjectNode body) {
        return new Patch(ServedSchemas.of(ResourceType.USER), body)
                .apply(ScimAttributes.of(object(json(resource))), Set::of);
    }

    private static void assertRefused(Runnable request, ScimProblem problem) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        ScimRequestException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'add', 'path': 'emails[type eq \\\"t#\\\"].value', 'value': 'x'}",
                "{'op': 'replace', 'path': 'members', 'value': []}",
                "{'op': 'remove', 'path': 'members'}",
                "{'op': 'remove', 'path': 'members[value co \\\"a\\\"]'}",
                "{'op': 'replace', 'value': {'title': 'x'}}",
                "{}"
            })
    void of_moreOperationsThanMay_isTooLarge(String operation) {
        assertThatCode(() -> Patch.of(ServedSchemas.of(ResourceType.GROUP), times(MOST, operation), MOST))
                .doesNotThrowAnyException();
        assertRefused(
                () -> Patch.of(ServedSchemas.of(ResourceType.GROUP), times(MOST + 1, operation), MOST),
                ScimProblem.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Add', 'path': 'members', 'value': [{'value': 'm#'}]}",
                "{'op': 'remove', 'path': 'members', 'value': [{'value': 'm#'}]}",
                "{'op': 'remove', 'path': 'members[value eq \\\"m#\\\"]'}"
            })
    void of_operationsThatNameMembers_areAsManyAsNeedBe(String operation) {
        assertThatCode(() -> Patch.of(ServedSchemas.of(ResourceType.GROUP), times(20 * MOST, operation), MOST))
                .doesNotThrowAnyException();
    }

    @Test
    void apply_moreValuesThanAnybodyHas_isInvalid() {
        assertRefused(
                () -> applied("{}", object(patch("{'op': 'add', 'path': 'emails', 'value': " + emails(1001) + "}"))),
                ScimProblem.INVALID_VALUE);
        assertRefused(
                () -> applied(
                        "{'emails': " + emails(1000) + "}",
                        object(patch("{'op': 'add', 'path': 'emails', 'value': [{'value': 'one@more.example'}]}"))),
                ScimProblem.INVALID_VALUE);
        assertRefused(
                () -> applied(
                        "{'emails': " + emails(1000) + "}",
                        times(
                                1,
                                "{'op': 'add', 'path': 'emails[type eq \\\"new\\\"].value', 'value': 'one@more.example'}")),
                ScimProblem.INVALID_VALUE);
    }

    @Test
    void apply_attributeHasMoreValuesThanMayBeAlready_canBeMadeSmaller() {
        Draft draft = applied(
                "{'emails': " + emails(1500) + "}", times(1, "{'op': 'remove', 'path': 'emails[type eq \\\"t3\\\"]'}"));

        assertThat(draft.attributes().toObjectNode().path("emails")).hasSize(1499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "a:", "urn:x:"})
    void apply_pathThatIsTooLong_isInvalidAndNotRepeated(String part) {
        String path = part.repeat(100_000);

        assertThatThrownBy(() -> applied("{}", object(patch("{'op': 'add', 'path': '" + path + "', 'value': 'x'}"))))
                .isInstanceOfSatisfying(ScimRequestException.class, e -> {
                    assertThat(e.problem()).isEqualTo(ScimProblem.INVALID_PATH);
                    assertThat(e.detail()).hasSizeLessThan(400);
                });
    }

    @Test
    void apply_attributeNameThatIsTooLong_isIgnoredAsAnyOtherThatNobodyKnows() {
        Draft draft = applied(
                "{}", object(patch("{'op': 'add', 'value': {'" + "a.".repeat(10_000) + "': 1, 'title': 'x'}}")));

        assertThat(draft.attributes().toObjectNode().path("title").asText()).isEqualTo("x");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String patch(String... operations) {
        return json("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': ["
                + String.join(", ", operations) + "]}");
    }
}
