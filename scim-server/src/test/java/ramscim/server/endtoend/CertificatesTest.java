package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.RunningBridge;

/** Clients with a certificate of an authority, where TLS ends in the bridge; and those with a password. */
class CertificatesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String BASIC = "a-password-for-an-old-provider";

    private static Path folder;

    private static Path clients;
    private static Path servers;
    private static RunningBridge bridge;

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        clients = TestIdentity.authority(folder, "CN=Clients, O=Example");
        servers = TestIdentity.authority(folder, "CN=Servers, O=Example");
        Files.writeString(
                folder.resolve("clients.crt"), TestIdentity.of(clients).certificatePem());
        serve(TestIdentity.signedBy(servers, "CN=localhost"));
        String pem = "spring.ssl.bundle.pem.bridge.";
        bridge = RunningBridge.start(
                "bridge.admin.password=" + PASSWORD,
                "server.ssl.bundle=bridge",
                "server.ssl.client-auth=want",
                pem + "keystore.certificate=file:" + folder.resolve("tls.crt"),
                pem + "keystore.private-key=file:" + folder.resolve("tls.key"),
                pem + "truststore.certificate=file:" + folder.resolve("clients.crt"),
                pem + "reload-on-update=true",
                "spring.ssl.bundle.watch.file.quiet-period=100ms",
                "bridge.scim.certificates.entra.subject=cn=entra, o=Example",
                "bridge.scim.certificates.entra.issuer=cn=clients,o=example",
                "bridge.scim.certificates.reader.issuer=CN=Clients,O=Example",
                "bridge.scim.certificates.reader.scope=read-only",
                "bridge.scim.basic.legacy.password=" + BASIC);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    private static void serve(TestIdentity server) throws IOException {
        Path version = Files.createTempDirectory(folder, "version");
        Files.writeString(version.resolve("tls.key"), server.keyPem());
        Files.writeString(version.resolve("tls.crt"), server.certificatePem());
        Path newest = Files.createSymbolicLink(folder.resolve("..new"), version);
        Files.move(newest, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        for (String file : List.of("tls.key", "tls.crt")) {
            if (Files.notExists(folder.resolve(file))) {
                Files.createSymbolicLink(folder.resolve(file), Path.of("..data", file));
            }
        }
    }

    private static SSLContext as(@Nullable TestIdentity caller) throws IOException {
        return TestIdentity.client(caller, TestIdentity.of(servers));
    }

    private static HttpClient client(@Nullable TestIdentity caller) throws IOException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(as(caller))
                .build();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + bridge.port() + path));
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String api(String path) throws IOException, InterruptedException {
        return send(client(null), request(path).header("Authorization", basic("admin", PASSWORD)))
                .body();
    }

    private static void post(String path) throws IOException, InterruptedException {
        assertThat(send(
                                client(null),
                                request(path)
                                        .header("Authorization", basic("admin", PASSWORD))
                                        .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void certificate_ofASubject_isThatClientsWithItsRights() throws Exception {
        HttpClient entra = client(TestIdentity.signedBy(clients, "CN=entra, O=Example"));
        HttpRequest.Builder user = request("/scim/v2/Users")
                .header("Content-Type", "application/scim+json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"tls-ada\"}"));

        assertThat(send(entra, user).statusCode()).isEqualTo(201);

        assertThat(api("/admin/api/audit?q=tls-ada")).contains("\"actor\":\"token:entra\"");
    }

    @Test
    void certificate_ofAnIssuer_isItsClientsAndNoMore() throws Exception {
        HttpClient reader = client(TestIdentity.signedBy(clients, "CN=anybody"));

        assertThat(send(reader, request("/scim/v2/Users")).statusCode()).isEqualTo(200);
        assertThat(send(reader, request("/scim/v2/Users/x").DELETE()).statusCode())
                .isEqualTo(403);
        assertThat(send(reader, request("/admin/api/health")).statusCode()).isEqualTo(401);
    }

    @Test
    void request_withoutCertificateOrWithAWrongToken_is401() throws Exception {
        assertThat(send(client(null), request("/scim/v2/Users")).statusCode()).isEqualTo(401);
        HttpClient entra = client(TestIdentity.signedBy(clients, "CN=entra, O=Example"));
        assertThat(send(entra, request("/scim/v2/Users").header("Authorization", "Bearer wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void revokedClient_is401AndOnRecord() throws Exception {
        HttpClient entra = client(TestIdentity.signedBy(clients, "CN=entra, O=Example"));
        post("/admin/api/tokens/certificate.entra/revoke");

        assertThat(send(entra, request("/scim/v2/Users")).statusCode()).isEqualTo(401);

        post("/admin/api/tokens/certificate.entra/restore");
        assertThat(send(entra, request("/scim/v2/Users")).statusCode()).isEqualTo(200);
    }

    @Test
    void password_ofAClient_isTakenAndAnotherIs401WithBothWaysNamed() throws Exception {
        HttpRequest.Builder users = request("/scim/v2/Users");
        assertThat(send(client(null), users.copy().header("Authorization", basic("legacy", BASIC)))
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> refused = send(client(null), users.copy().header("Authorization", basic("legacy", "no")));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"scim\", error=\"invalid_token\"", "Basic realm=\"scim\"");
        assertThat(refused.body()).contains("Name and password are not valid.");
    }

    @Test
    void discovery_basicIsSet_namesItBesideTheToken() throws Exception {
        HttpRequest.Builder request =
                request("/scim/v2/ServiceProviderConfig").header("Authorization", basic("legacy", BASIC));

        String config = send(client(null), request).body();

        assertThat(config).contains("\"type\":\"oauthbearertoken\"", "\"type\":\"httpbasic\"");
    }

    @Test
    void doctor_saysWhatClientsSignInWith() throws Exception {
        assertThat(api("/admin/api/doctor"))
                .contains(
                        "certificates are asked for",
                        "bridge.scim.basic.legacy",
                        "sends its password with each request");
    }

    /** Kept connections and new ones alike, until the new certificate was seen twenty times. */
    @Test
    void certificateOfTheServer_isReloadedUnderLoad_withoutALostRequest() throws Exception {
        TestIdentity caller = TestIdentity.signedBy(clients, "CN=entra, O=Example");
        TestIdentity renewed = TestIdentity.signedBy(servers, "CN=localhost");
        Queue<String> lost = new ConcurrentLinkedQueue<>();
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean on = new AtomicBoolean(true);
        ExecutorService load = Executors.newFixedThreadPool(3);
        try {
            for (boolean keeps : List.of(true, true, false)) {
                Future<?> unused = load.submit(() -> {
                    HttpClient kept = client(caller);
                    while (on.get()) {
                        try {
                            HttpResponse<String> answer =
                                    send(keeps ? kept : client(caller), request("/scim/v2/Users?count=1"));
                            if (answer.statusCode() != 200) {
                                lost.add("answered " + answer.statusCode());
                            }
                            answered.incrementAndGet();
                            seen.addAndGet(serverOf(answer).equals(renewed.certificate()) ? 1 : 0);
                        } catch (IOException e) {
                            lost.add(e.toString());
                        }
                    }
                    return null;
                });
            }
            Awaitility.await("requests are answered").until(() -> answered.get() > 20);
            serve(renewed);
            Awaitility.await("the new certificate is served")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> seen.get() >= 20);
        } finally {
            on.set(false);
            load.shutdown();
        }

        assertThat(lost).isEmpty();
    }

    private static X509Certificate serverOf(HttpResponse<String> answer) throws SSLPeerUnverifiedException {
        return (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
    }
}
