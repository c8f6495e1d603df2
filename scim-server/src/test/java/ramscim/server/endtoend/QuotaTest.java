package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;

/** An account that is full, and one that has room again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotaTest {
    private RunningBridge bridge;

    @BeforeAll
    void start() {
        bridge = RunningBridge.start("bridge.health.probe-interval=100ms");
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    @Test
    void post_accountIsFull_refusedWithTheNumberBeforeRamIsCalledAndDoneOnceTheQuotaIsRaised() {
        String name = unique("quincy");
        bridge.scim().post("/Users", user(unique("quentin"))).isStatus(201);
        int users = bridge.simulator().account().users().size();
        bridge.simulator().account().changeUsersQuota(users);
        Awaitility.await("the bridge knows the quota")
                .until(() -> health().text("/details/quotas/users"), told -> told.startsWith(users + " of " + users));
        bridge.simulator().clearCalls();

        ScimAnswer refused = bridge.scim().post("/Users", user(name)).isError(403);

        assertThat(refused.text("/detail"))
                .contains("The account has no room for more users: %d of %d are there.".formatted(users, users));
        assertThat(bridge.simulator().calls("CreateUser")).isEmpty();
        assertThat(bridge.http().get("/actuator/prometheus").body())
                .containsPattern("ram_quota_limit\\{.*resource=\"users\".*} " + users + "\\.0")
                .containsPattern("ram_quota_used\\{.*resource=\"users\".*} " + users + "\\.0")
                .contains("resource=\"custom_policies_per_group\"");

        bridge.simulator().account().changeUsersQuota(users + 1);
        Awaitility.await("without a restart")
                .atMost(Duration.ofSeconds(10))
                .until(() -> bridge.scim().post("/Users", user(name)).status() == 201);
    }

    private ScimAnswer health() {
        return bridge.http().get("/actuator/health/ram");
    }
}
