package ramscim.scim.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ConfirmedMemberships.MemberOf;

class IgnoredGroupsTest {
    private static final MemberOf CREW =
            new MemberOf(ResourceId.random(), ScimAttributes.fromJson("{\"displayName\":\"Crew\"}"));

    private static String told(String body) {
        ObjectNode json = ScimAttributes.fromJson(body.replace('\'', '"')).toObjectNode();
        return IgnoredGroups.in(json).toldBeside(List.of(CREW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'groups': [{'value': 'g-7', 'display': 'Pilots'}]}",
                "{'groups': [{'display': 'Pilots'}, {'display': 'crew'}]}",
                "{'GROUPS': {'Display': 'Pilots'}}",
                "{'groups': ['Pilots']}",
                "{'groups': 'Pilots'}",
                "{'urn:ietf:params:scim:schemas:core:2.0:User:groups': [{'value': 'Pilots'}]}",
                "{'Operations': [{'op': 'replace', 'value': {'groups': [{'value': 'Pilots'}]}}]}",
                "{'Operations': [{'op': 'replace', 'path': null, 'value': {'groups': ['Pilots']}}]}",
                "{'operations': [{'op': 'Add', 'path': '', 'value': [{'groups': [{'value': 'Pilots'}]}]}]}",
                "{'Operations': [{'op': 'add', 'value': {'urn:ietf:params:scim:schemas:core:2.0:User': {'groups': ['Pilots']}}}]}"
            })
    void groupsThatTheUserIsNotIn_areTold(String body) {
        assertThat(told(body)).startsWith(IgnoredGroups.BEGINNING + ": 'Pilots'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'groups': null}",
                "{'groups': []}",
                "{'groups': ''}",
                "{'groups': [{}, null, {'value': ' '}]}",
                "{'groups': [{'display': 'CREW'}]}",
                "{'groups': [{'value': 'Crew', 'type': 'direct'}]}",
                "{'Operations': [{'op': 'replace', 'path': 'groups', 'value': ['Pilots']}]}",
                "{'Operations': [{'op': 'replace', 'value': {'displayName': 'Pilots'}}, 7, null]}",
                "{'Operations': {'value': 1}}"
            })
    void whatNamesNoOther_isNotTold(String body) {
        assertThat(told(body)).isEmpty();
    }

    @Test
    void groupSentBackById_isNotTold() {
        assertThat(told("{'groups': [{'value': '" + CREW.group() + "'}]}")).isEmpty();
    }

    @Test
    void manyGroups_areCounted() {
        List<String> many =
                IntStream.range(10, 99).mapToObj(n -> "'g" + n + "'").toList();

        assertThat(told("{'groups': " + many + "}"))
                .startsWith(IgnoredGroups.BEGINNING + ": 'g10', 'g11', 'g12', 'g13', 'g14' and 84 more.");
    }
}
