package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.endtoend.RefusedParts.LEAVE;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.AccessStatus;

/**
 * A body in which an object has a name twice is refused; what of it takes access away without a doubt is carried out.
 */
class LeaverLawRepeatedNamesTest {
    private static final String ENDED = "Access was ended all the same.";

    private final RunningBridge bridge = RunningBridge.shared();
    private final ScimClient scim = bridge.scim();
    private final PersonWithAccess leo = PersonWithAccess.in(bridge, unique("leo"), "'title': 'Clerk'");

    private static ScimAnswer refused(ScimAnswer answer) {
        return answer.isError(400, "invalidSyntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'value': {'active': false, 'Active': false}}",
                "{'op': 'replace', 'value': {'active': false, 'active': 'False'}}",
                "{'op': 'replace', 'value': {'active': false, 'title': 'A', 'Title': 'B'}}",
                "{'op': 'replace', 'op': 'Replace', 'path': 'title', 'value': 'B'}, " + LEAVE,
                "{'op': 'replace', 'path': 'active', 'value': false, 'Value': 'false'}"
            })
    void patch_deactivationBesideANameThatIsThereTwice_isRefusedAndAccessEnds(String operations) {
        ScimAnswer answer = refused(scim.patch(leo.path(), patch(operations)));

        assertThat(answer.text("/detail")).contains("twice").endsWith(ENDED);
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.INACTIVE);
        assertThat(leo.isActive()).isEqualTo("false");
        assertThat(leo.get().text("/title")).isEqualTo("Clerk");
    }

    @Test
    void put_deactivationBesideANameThatIsThereTwice_isRefusedAndAccessEnds() {
        String body = user(leo.userName(), "'active': false", "'title': 'A'", "'TITLE': 'B'");

        ScimAnswer answer = refused(scim.put(leo.path(), body));

        assertThat(answer.text("/detail")).endsWith(ENDED);
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.INACTIVE);
        assertThat(leo.get().text("/title")).isEqualTo("Clerk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'value': {'active': false, 'Active': true}}",
                "{'op': 'replace', 'path': 'active', 'value': false, 'VALUE': true}",
                "{'op': 'replace', 'path': 'active', 'Path': 'x', 'value': false}",
                "{'op': 'replace', 'value': {'title': 'A', 'Title': 'A'}}"
            })
    void patch_notSaidWithoutADoubt_isRefusedAndNothingChanges(String operations) {
        ScimAnswer answer = refused(scim.patch(leo.path(), patch(operations)));

        assertThat(answer.text("/detail")).contains("twice").doesNotContain("ended");
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.ACTIVE);
        assertThat(leo.get().text("/title")).isEqualTo("Clerk");
    }

    @Test
    void put_activeIsBothThings_isRefusedAndNothingChanges() {
        refused(scim.put(leo.path(), user(leo.userName(), "'active': false", "'Active': true")));

        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.ACTIVE);
    }

    @Test
    void patch_operationsAreThereTwice_isRefusedAndNothingChanges() {
        String body = json("{'Operations': [" + LEAVE + "], 'operations': []}");

        assertThat(refused(scim.patch(leo.path(), body)).text("/detail")).doesNotContain("ended");
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.ACTIVE);
    }

    @Test
    void put_membersOfAGroupAreThereTwice_isRefusedAndNobodyIsOut() {
        String name = unique("tribe");
        String members = "'members': [{'value': '" + leo.id() + "'}]";
        String path = "/Groups/"
                + scim.post("/Groups", group(name, members)).isStatus(201).id();

        refused(scim.put(path, group(name, members, "'Members': []")));
        refused(scim.put(path, group(name, "'members': [{'value': 'x', 'value': '" + leo.id() + "'}]")));

        assertThat(scim.get(path).at("/members")).hasSize(1);
    }

    @Test
    void post_nameThatIsThereTwice_isRefusedAndNobodyIsCreated() {
        String name = unique("new");

        refused(scim.post("/Users", user(name, "'title': 'A'", "'title': 'A'")));

        assertThat(bridge.simulator().account().findUser(name + "@example.onaliyun.com"))
                .isEmpty();
    }
}
