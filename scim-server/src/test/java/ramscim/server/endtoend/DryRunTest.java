package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.call.RecordedCall;

class DryRunTest {
    private final RunningBridge bridge = RunningBridge.shared();
    private final ScimClient scim = bridge.scim();
    private final ScimClient dry = scim.with("X-Dry-Run", "true");

    private static List<String> writes(RunningBridge of, String name) {
        return of.callsNaming(name).stream()
                .map(RecordedCall::action)
                .filter(action -> !action.startsWith("Get") && !action.startsWith("List"))
                .toList();
    }

    @Test
    void create_dry_answersThePlanAndDoesNothing() {
        String name = unique("planned");

        ScimAnswer plan = dry.post("/Users", Bodies.user(name)).isStatus(200);

        assertThat(plan.at("/dryRun").booleanValue()).isTrue();
        assertThat(plan.text("/resourceType")).isEqualTo("User");
        assertThat(plan.text("/operations/0/operation")).isEqualTo("CreateUser");
        assertThat(plan.text("/operations/0/parameters/UserPrincipalName")).startsWith(name + "@");
        assertThat(plan.at("/id").isMissingNode()).isTrue();
        assertThat(writes(bridge, name)).isEmpty();
        assertThat(scim.get("/Users?filter=userName+eq+%22" + name + "%22")
                        .at("/totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void changeAndDelete_dry_leaveTheUserAsItWas() {
        String name = unique("planned");
        String id = scim.post("/Users", Bodies.user(name)).isStatus(201).id();
        ScimAnswer before = scim.get("/Users/" + id);

        ScimAnswer put = dry.put("/Users/" + id, Bodies.user(name, "'displayName': 'Another'"))
                .isStatus(200);
        ScimAnswer patch = dry.patch("/Users/" + id, Bodies.replace("displayName", "'Another'"))
                .isStatus(200);
        ScimAnswer delete = dry.delete("/Users/" + id).isStatus(200);

        assertThat(put.text("/operations/0/parameters/NewDisplayName")).isEqualTo("Another");
        assertThat(patch.at("/operations")).isEqualTo(put.at("/operations"));
        assertThat(delete.text("/operations/0/operation")).isEqualTo("DeleteUser");
        assertThat(scim.get("/Users/" + id).json()).isEqualTo(before.json());
        assertThat(writes(bridge, name)).containsExactly("CreateUser");
    }

    @Test
    void create_dryWithoutUserName_isRefusedAsItWouldBe() {
        dry.post("/Users", Bodies.json("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User']}"))
                .isError(400, "invalidValue");
    }

    @Test
    void bulk_dry_isNotImplemented() {
        dry.post(
                        "/Bulk",
                        Bodies.json(
                                "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations': []}"))
                .isError(501);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "TRUE", ""})
    void create_withTheHeaderInAnyForm_isDry(String value) {
        scim.with("X-Dry-Run", value)
                .post("/Users", Bodies.user(unique("planned")))
                .isStatus(200);
    }

    @Test
    void create_withTheHeaderSayingFalse_isDone() {
        scim.with("X-Dry-Run", "false")
                .post("/Users", Bodies.user(unique("done")))
                .isStatus(201);
    }

    @Test
    void anything_whenTheBridgeIsSetToADryRun_isOnlyTold() {
        try (RunningBridge careful = RunningBridge.start("bridge.dry-run=true")) {
            careful.scim().post("/Users", Bodies.user("planned")).isStatus(200);

            assertThat(writes(careful, "planned")).isEmpty();
            assertThat(careful.simulator().account().users()).isEmpty();
            assertThat(careful.scim().get("/Users").at("/totalResults").asInt()).isZero();
        }
    }
}
