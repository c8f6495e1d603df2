package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.SimulatedUser;

/** Somebody who left still holds a name in RAM that somebody else comes with. */
class FreedNameTest {
    private static final RunningBridge BRIDGE =
            RunningBridge.start("bridge.admin.password=correct horse battery", "bridge.deprovisioning=disable");
    private static final ScimClient ADMIN = BRIDGE.http()
            .with(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString("admin:correct horse battery".getBytes(StandardCharsets.UTF_8)));

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static String person(String name, String externalId) {
        return Bodies.user(name, "'externalId': '" + externalId + "'");
    }

    private static List<String> namesLike(String name) {
        return BRIDGE.simulator().account().users().stream()
                .map(SimulatedUser::userPrincipalName)
                .filter(upn -> upn.startsWith(name))
                .sorted()
                .toList();
    }

    @Test
    void create_nameOfOneWhoLeft_is409AndAFailureThatOneClickMends() {
        String name = RunningBridge.unique("alice");
        String id = BRIDGE.scim()
                .post("/Users", person(name, "person-1"))
                .isStatus(201)
                .text("/id");
        BRIDGE.scim().delete("/Users/" + id).isStatus(204);

        assertThat(BRIDGE.scim()
                        .post("/Users", person(name, "person-2"))
                        .isStatus(409)
                        .text("/detail"))
                .contains("who left", "free the name");
        JsonNode change = failing();
        assertThat(change.path("code").asText()).isEqualTo("Bridge.NameOfOneWhoLeft");

        ADMIN.post("/admin/api/failures/" + change.path("key").asText() + "/free-name", "")
                .isStatus(200);

        Awaitility.await("the newcomer is in").until(() -> namesLike(name).size() == 2);
        assertThat(namesLike(name)).element(0).asString().matches(name + "\\.left-\\d{8}@.*");
        assertThat(namesLike(name)).element(1).isEqualTo(name + "@example.onaliyun.com");
        BRIDGE.scim().post("/Users", person(name, "person-2")).isStatus(201);
        assertThat(ADMIN.get("/admin/api/audit").body()).contains(name + ".left-");
    }

    private static JsonNode failing() {
        for (JsonNode group : ADMIN.get("/admin/api/failures").isStatus(200).json()) {
            if (group.path("cause").asText().equals("NAME_LEFT")) {
                return group.path("changes").path(0);
            }
        }
        throw new AssertionError("no such failure");
    }
}
