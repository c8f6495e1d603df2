package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

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
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import ramscim.server.running.RunningBridge;

/** docs/hardening.md: a bridge that runs with all the settings in it at once, and files where it says they are. */
class HardeningDocumentTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("(?<![.\\w])bridge\\.[a-z][a-z.-]*[a-z]");
    private static final String PASSWORD = "a-password-from-a-file";

    private static String document() throws IOException {
        return Files.readString(DOCS.resolve("hardening.md"));
    }

    private static List<String> settings() throws IOException {
        return BLOCK.matcher(document())
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Set<String> keys(String text) {
        return KEY.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** With a folder of the test's for those of the document, free ports, and no long wait for a file to be whole. */
    private static RunningBridge start(Path folder) throws IOException {
        Stream<String> here = settings().stream()
                .map(line -> line.replace("/etc/bridge/tls", folder.toString())
                        .replace(
                                "/run/secrets/bridge", folder.resolve("secrets").toString())
                        .replaceFirst("^management.server.port=.*", "management.server.port=0"));
        return RunningBridge.start(
                Stream.concat(here, Stream.of("spring.ssl.bundle.watch.file.quiet-period=100ms", "server.port=0"))
                        .toArray(String[]::new));
    }

    /** As Kubernetes does it: links to the files of a version, which come to another one all at once. */
    private static void write(Path folder, TestIdentity server) throws IOException {
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

    private static void writeSecret(Path folder, String key, String secret) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve(key), secret + "\n");
    }

    private static int status(URI address, String authorization, @Nullable TestIdentity caller, TestIdentity server)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(TestIdentity.client(caller, server))
                .build();
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", authorization)
                        .build(),
                BodyHandlers.discarding());
        return answer.statusCode();
    }

    private static URI at(RunningBridge bridge, String path) {
        return URI.create("https://localhost:" + bridge.port() + path);
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void settings_ofTheDocument_areInForce(@TempDir Path folder) throws IOException, InterruptedException {
        TestIdentity server = TestIdentity.make(folder, "server");
        TestIdentity provider = TestIdentity.make(folder, "provider");
        TestIdentity stranger = TestIdentity.make(folder, "stranger");
        write(folder, server);
        Files.writeString(folder.resolve("clients.crt"), provider.certificatePem());
        writeSecret(folder, "bridge.admin.password", PASSWORD);
        try (RunningBridge bridge = start(folder)) {
            URI users = at(bridge, "/scim/v2/Users");
            String token = "Bearer " + RunningBridge.TOKEN;
            assertThat(status(users, token, provider, server)).isEqualTo(200);
            assertThatIOException().isThrownBy(() -> status(users, token, null, server));
            assertThatIOException().isThrownBy(() -> status(users, token, stranger, server));

            URI api = at(bridge, "/admin/api/health");
            assertThat(status(api, basic(PASSWORD), provider, server)).isEqualTo(200);
            assertThat(status(api, basic("another"), provider, server)).isEqualTo(401);

            String port = bridge.bean(Environment.class).getProperty("local.management.port");
            URI probe = URI.create("http://127.0.0.1:" + port + "/actuator/health/liveness");
            assertThat(status(probe, "none", null, server)).isEqualTo(200);

            TestIdentity renewed = TestIdentity.make(folder, "server");
            write(folder, renewed);
            Awaitility.await("the new certificate is served")
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> status(users, token, provider, renewed) == 200);
        }
    }

    @Test
    void keys_ofTheBridge_areInTheReference() throws IOException {
        Set<String> known = keys(Files.readString(DOCS.resolve("configuration.md")));

        for (String text : List.of(document(), Files.readString(Path.of("..", "SECURITY.md")))) {
            assertThat(keys(text))
                    .isNotEmpty()
                    .allMatch(key -> known.stream().anyMatch(one -> one.equals(key) || one.startsWith(key + ".")));
        }
    }
}
