package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;

/**
 * What a bulk request asks for when the time of the whole request is up: who shall lose access loses it all the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkOutOfTimeTest {
    private RunningBridge bridge;

    @BeforeAll
    void start() {
        bridge = RunningBridge.start("bridge.scim.bulk-budget=0s");
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    private ScimAnswer bulk(String... operations) {
        return bridge.scim()
                .post(
                        "/Bulk",
                        json("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations': ["
                                + String.join(", ", operations) + "]}"))
                .isStatus(200);
    }

    private static String patch(String path, String operation) {
        return "{'method': 'PATCH', 'path': '" + path
                + "', 'data': {'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': ["
                + operation
                + "]}}";
    }

    private static void assertNotWaitedFor(ScimAnswer answer, int operations) {
        assertThat(answer.json().path("Operations"))
                .hasSize(operations)
                .allSatisfy(operation ->
                        assertThat(operation.path("status").asText()).isEqualTo("503"));
    }

    @Test
    void patch_ofManyWhoLeave_isCarriedOutWithoutBeingWaitedFor() {
        List<PersonWithAccess> leavers = List.of(
                PersonWithAccess.withKeys(bridge, unique("bea")), PersonWithAccess.withKeys(bridge, unique("ben")));

        ScimAnswer answer = bulk(leavers.stream()
                .map(leaver -> patch(leaver.path(), "{'op': 'replace', 'path': 'active', 'value': false}"))
                .toArray(String[]::new));

        assertNotWaitedFor(answer, 2);
        leavers.forEach(PersonWithAccess::awaitShutOut);
    }

    @Test
    void delete_isCarriedOutWithoutBeingWaitedFor() {
        PersonWithAccess leaver = PersonWithAccess.withKeys(bridge, unique("bob"));

        ScimAnswer answer = bulk("{'method': 'DELETE', 'path': '" + leaver.path() + "'}");

        assertNotWaitedFor(answer, 1);
        leaver.awaitGone();
    }

    @Test
    void put_thatLeavesOut_isCarriedOutWithoutBeingWaitedFor() {
        String name = unique("bil");
        PersonWithAccess leaver = PersonWithAccess.withKeys(bridge, name);

        ScimAnswer answer = bulk("{'method': 'PUT', 'path': '" + leaver.path()
                + "', 'data': {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': '" + name
                + "@example.com', 'active': false}}");

        assertNotWaitedFor(answer, 1);
        leaver.awaitShutOut();
    }

    @Test
    void post_isNotBegun() {
        String name = unique("new");

        ScimAnswer answer = bulk("{'method': 'POST', 'path': '/Users', 'bulkId': 'x', 'data': {'schemas':"
                + " ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': '" + name + "@example.com'}}");

        assertNotWaitedFor(answer, 1);
        assertThat(bridge.simulator().account().users())
                .noneMatch(user -> user.userPrincipalName().startsWith(name));
    }
}
