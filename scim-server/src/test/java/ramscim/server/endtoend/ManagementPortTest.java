package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;

class ManagementPortTest {
    @Test
    void ownPort_servesHealthAndMetricsAndNothingElse() {
        try (RunningBridge bridge = RunningBridge.start("management.server.port=0")) {
            String port = bridge.bean(Environment.class).getProperty("local.management.port");
            URI root = URI.create("http://127.0.0.1:" + port);
            ScimClient operations = bridge.http();

            assertThat(bridge.http().get("/actuator/health").status()).isNotEqualTo(200);
            assertThat(bridge.http().get("/actuator/prometheus").status()).isNotEqualTo(200);
            ScimClient aside = new ScimClient(root, operations.headers());
            aside.get("/actuator/health/liveness").isStatus(200);
            assertThat(aside.get("/actuator/prometheus").isStatus(200).body()).contains("bridge_verdict");
            bridge.scim().get("/Users").isStatus(200);
            assertThat(aside.get("/actuator/prometheus").body()).contains("http_server_requests_seconds_count");
            assertThat(ScimClient.of(root, RunningBridge.TOKEN)
                            .get("/scim/v2/Users")
                            .status())
                    .isNotEqualTo(200);
            assertThat(aside.get("/admin/sign-in").status()).isNotEqualTo(200);
        }
    }
}
