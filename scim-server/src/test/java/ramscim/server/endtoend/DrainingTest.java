package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;

class DrainingTest {
    @Test
    void stopped_requestsThatStillCome_areAnsweredAndEndTheirConnections() throws Exception {
        RunningBridge bridge = RunningBridge.start("bridge.requests.drain=6s");
        assertThat(bridge.http().get("/actuator/health/readiness").isStatus(200).header("Connection"))
                .isNull();

        CompletableFuture<Void> ended = CompletableFuture.runAsync(bridge::close);

        Awaitility.await("load balancers are told")
                .pollInterval(Duration.ofMillis(20))
                .until(() -> bridge.http().get("/actuator/health/readiness").status() == 503);
        ScimAnswer answer = bridge.scim().post("/Users", user("ada")).isStatus(201);
        assertThat(answer.header("Connection")).isEqualTo("close");
        ended.get(60, TimeUnit.SECONDS);
    }
}
