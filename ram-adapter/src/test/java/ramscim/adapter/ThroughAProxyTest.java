package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.failure;

import com.aliyuncs.http.HttpRequest;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.MethodType;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;

/** A proxy that asks for a password, and behind it a service with a certificate of a private authority. */
class ThroughAProxyTest {
    private static final String PASSWORD = "p@ss:w/rd";
    private static final String ENCODED = "p%40ss%3Aw%2Frd";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString(("bridge:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final String STORE_PASSWORD = "changeit";

    private static final List<String> PROXY_HEADERS_OF_THE_SERVICE = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway") // JUnit sets it
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // the first thing done
    private static HttpsServer service;

    @SuppressWarnings("NullAway.Init") // the first thing done
    private static ForwardProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        Path store = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "service",
                "-keyalg",
                "EC",
                "-dname",
                "CN=ims.example.test",
                "-ext",
                "san=dns:ims.example.test",
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-keystore",
                store.toString());
        service = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        service.createContext("/", ThroughAProxyTest::answer);
        service.start();
        proxy = new ForwardProxy(AUTHORIZATION, service.getAddress().getPort());
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", STORE_PASSWORD);
    }

    @AfterAll
    static void stop() throws IOException {
        System.clearProperty("javax.net.ssl.trustStore");
        System.clearProperty("javax.net.ssl.trustStorePassword");
        proxy.close();
        service.stop(0);
    }

    @Test
    void call_httpsThroughAProxyWithAPassword_isTunnelledAndTheServiceIsNotToldIt() {
        RpcAnswer answer =
                rpc("bridge:" + ENCODED + "@").call(RamOperation.GET_DEFAULT_DOMAIN, Map.of(), Errand.unawaited());

        assertThat(answer.requestId()).isEqualTo("one");
        assertThat(proxy.requestLines()).contains("CONNECT ims.example.test:443 HTTP/1.1");
        assertThat(PROXY_HEADERS_OF_THE_SERVICE).isEmpty();
    }

    @Test
    void call_noPassword_saysThatTheProxyAsksForOne() {
        RamException failure = failure(() -> rpc("").call(RamOperation.CREATE_USER, Map.of(), Errand.unawaited()));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure)
                .hasMessageContaining("was not sent, ims.example.test through the proxy 127.0.0.1:" + proxy.port())
                .hasMessageContaining("asks for a user and a password");
    }

    @Test
    void call_wrongPassword_saysSoAndNotWhich() {
        RamException failure =
                failure(() -> rpc("bridge:wrong-one@").call(RamOperation.CREATE_USER, Map.of(), Errand.unawaited()));

        assertThat(failure)
                .hasMessageContaining("does not take the user and the password")
                .hasMessageNotContaining("wrong-one")
                .hasNoCause();
    }

    @Test
    void call_proxyIsAway_saysWhichOne() {
        Proxies nowhere = new Proxies(Map.of("https_proxy", "http://bridge:secret@127.0.0.1:1"), name -> null);

        assertThat(failure(() -> new RpcClient(settings(), nowhere)
                        .call(RamOperation.CREATE_USER, Map.of(), Errand.unawaited())))
                .hasMessageContaining("through the proxy 127.0.0.1:1 could not be reached")
                .hasMessageNotContaining("secret");
    }

    @Test
    void syncInvoke_plainHttp_asksTheProxyForTheWholeAddress() throws Exception {
        HttpRequest request = new HttpRequest("http://ims.example.test/some?thing=1");
        request.setSysMethod(MethodType.GET);

        try (ProxiedHttpClient http =
                new ProxiedHttpClient(proxies("http_proxy", "bridge:" + ENCODED + "@"), 1, Duration.ofSeconds(5))) {
            HttpResponse response = http.syncInvoke(request);

            assertThat(response.getStatus()).isEqualTo(200);
        }
        assertThat(proxy.requestLines()).contains("GET http://ims.example.test/some?thing=1 HTTP/1.1");
    }

    private static RpcClient rpc(String user) {
        return new RpcClient(settings(), proxies("https_proxy", user));
    }

    private static Proxies proxies(String name, String user) {
        return new Proxies(Map.of(name, "http://%s127.0.0.1:%d".formatted(user, proxy.port())), property -> null);
    }

    private static AliyunSettings settings() {
        return SimulatedAliyun.settings(
                URI.create("https://ims.example.test"),
                AliyunCredentials.keyPair("the-id", "the-secret"),
                Duration.ofSeconds(10));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestHeaders().keySet().stream()
                .filter(name -> name.startsWith("Proxy-Auth"))
                .forEach(PROXY_HEADERS_OF_THE_SERVICE::add);
        byte[] body = "{\"RequestId\": \"one\", \"DefaultDomainName\": \"example.onaliyun.com\"}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
    }
}
