package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import ramscim.server.running.RawConnection;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /actuator/health HTTP/1.1\r\nX-Slow: ",
                "POST /actuator/health HTTP/1.1\r\nHost: a\r\nContent-Length: 7000\r\n\r\n{",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n"
            })
    void ownPort_requestsThatDoNotEnd_endTheConnection(String beginning) throws IOException {
        try (RunningBridge bridge = RunningBridge.start(
                "management.server.port=0",
                "bridge.requests.header-timeout=300ms",
                "bridge.requests.body-timeout=300ms")) {
            int port = bridge.bean(Environment.class).getRequiredProperty("local.management.port", Integer.class);

            RawConnection.awaitEnd(port, beginning);

            new ScimClient(URI.create("http://127.0.0.1:" + port), bridge.http().headers())
                    .get("/actuator/health/liveness")
                    .isStatus(200);
        }
    }
}
