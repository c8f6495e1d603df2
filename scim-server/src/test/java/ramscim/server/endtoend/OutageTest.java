package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.SimulatedUser;

/** RAM cannot be reached at all; the breaker is set as it is delivered, but for how long it waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {
    private static final Duration AFTER_A_WHILE = Duration.ofSeconds(30);

    private RunningBridge bridge;
    private ScimClient scim;

    @BeforeAll
    void start() {
        bridge = RunningBridge.start(
                "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=10",
                "resilience4j.circuitbreaker.configs.default.sliding-window-size=20",
                "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=500ms",
                "bridge.scim.budget=4s");
        scim = bridge.scim();
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    @AfterEach
    void repair() {
        bridge.simulator().resume();
    }

    @Test
    void post_ramIsDown_isNotYetAndIsCarriedOutWhenRamIsBack() {
        String name = unique("pam");
        bridge.simulator().pause();

        ScimAnswer answer = scim.post("/Users", user(name)).isError(503);

        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        bridge.simulator().resume();
        Awaitility.await("the same request, sent again, joins the one that waits")
                .atMost(AFTER_A_WHILE)
                .until(() -> scim.post("/Users", user(name)).status() == 201);
        assertThat(bridge.simulator().account().users())
                .filteredOn(user -> user.userName().equals(name))
                .hasSize(1);
    }

    @Test
    void reads_ramIsDown_work() {
        String name = unique("pia");
        String id = scim.post("/Users", user(name)).isStatus(201).id();
        bridge.simulator().pause();

        scim.patch("/Users/" + id, replace("displayName", "'Pia'")).isError(503);

        assertThat(scim.get("/Users/" + id).isStatus(200).text("/userName")).isEqualTo(name);
        assertThat(scim.get("/Users?filter=userName%20eq%20%22" + name + "%22").text("/totalResults"))
                .isEqualTo("1");
        bridge.http().get("/actuator/health/liveness").isStatus(200);
        bridge.http().get("/actuator/health/readiness").isStatus(200);
    }

    @Test
    void patch_ramIsDown_isCarriedOutWithoutBeingAskedAgain() {
        String name = unique("pru");
        String id = scim.post("/Users", user(name)).isStatus(201).id();
        bridge.simulator().pause();
        scim.patch("/Users/" + id, replace("displayName", "'Prudence'")).isError(503);

        bridge.simulator().resume();

        Awaitility.await()
                .atMost(AFTER_A_WHILE)
                .untilAsserted(() -> assertThat(bridge.simulator().account().users())
                        .filteredOn(user -> user.userName().equals(name))
                        .extracting(SimulatedUser::displayName)
                        .containsExactly("Prudence"));
        Awaitility.await()
                .atMost(AFTER_A_WHILE)
                .until(() -> scim.get("/Users/" + id).text("/displayName").equals("Prudence"));
    }

    @Test
    void health_ramIsDown_saysSoAndRecovers() {
        bridge.simulator().pause();

        Awaitility.await("enough calls fail for the breaker to open")
                .atMost(AFTER_A_WHILE)
                .until(() -> {
                    scim.post("/Users", user(unique("pat")));
                    return bridge.http().get("/actuator/health/ram").status() == 503;
                });

        bridge.simulator().resume();
        Awaitility.await()
                .atMost(AFTER_A_WHILE)
                .until(() -> scim.post("/Users", user(unique("peg"))).status() == 201);
        Awaitility.await()
                .atMost(AFTER_A_WHILE)
                .until(() -> bridge.http().get("/actuator/health/ram").status() == 200);
    }
}
