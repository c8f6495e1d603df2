package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;

/** A dashboard that nobody signs in to with a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleSignOnTest {
    private static final String PASSWORD = "a-password-of-these-tests";

    private HttpServer provider;
    private RunningBridge bridge;

    @BeforeAll
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        byte[] discovery = """
                {"issuer":"#","authorization_endpoint":"#/authorize","token_endpoint":"#/token","jwks_uri":"#/keys",
                "subject_types_supported":["public"],"response_types_supported":["code"],
                "id_token_signing_alg_values_supported":["RS256"]}""".replace("#", issuer).getBytes(StandardCharsets.UTF_8);
        provider.createContext("/.well-known/openid-configuration", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, discovery.length);
            exchange.getResponseBody().write(discovery);
            exchange.close();
        });
        provider.start();
        bridge = RunningBridge.start(
                "bridge.admin.local=false",
                "bridge.admin.password=" + PASSWORD,
                "bridge.admin.oidc.issuer=" + issuer,
                "bridge.admin.oidc.client-id=bridge",
                "bridge.admin.oidc.client-secret=secret-of-these-tests");
    }

    @AfterAll
    void stop() {
        bridge.close();
        provider.stop(0);
    }

    @Test
    void signIn_withTheProvider_bindsTheCodeToThisRequest() {
        ScimAnswer answer = bridge.http().get("/admin/sign-in/with/sso").isStatus(302);

        assertThat(answer.header("Location"))
                .contains("/authorize?", "code_challenge=", "code_challenge_method=S256", "nonce=", "state=");
    }

    @Test
    void password_isAskedForNowhereAndTakenNowhere() {
        String basic = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

        assertThat(bridge.http().get("/admin/sign-in").isStatus(200).body())
                .contains("single sign-on")
                .doesNotContain("type=\"password\"");
        bridge.http()
                .with("Authorization", "Basic " + basic)
                .get("/admin/api/health")
                .isStatus(401);
    }

    @Test
    void pages_ofStrangers_leadToTheSignInPage() {
        assertThat(bridge.http().get("/admin/people").isStatus(302).header("Location"))
                .endsWith("/admin/sign-in");
    }
}
