package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.server.running.BridgeProcess;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.RamSimulator;

/** The packaged bridge with little memory, and clients that mean it ill; a person is deactivated all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MORE_THAN_THREADS = 220;
    private static final int TRIES = 60;

    /** Twice of what a bridge with a heap of 512 MB has when nobody means it ill. */
    private static final long MOST_KILOBYTES = 1_000_000;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final String HOST = "Host: 127.0.0.1\r\n";
    private static final String TOKEN = "Authorization: Bearer " + RunningBridge.TOKEN + "\r\n";

    private final ExecutorService attackers = Executors.newFixedThreadPool(30);
    private RamSimulator simulator;
    private BridgeProcess bridge;
    private ScimClient scim;
    private ScimClient http;

    @BeforeAll
    void start(@TempDir Path data) {
        simulator = RamSimulator.start();
        bridge = BridgeProcess.start(List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"), simulator, data);
        scim = bridge.scim();
        http = ScimClient.of(URI.create("http://127.0.0.1:" + scim.base().getPort()), "")
                .without("Authorization")
                .without("Accept");
    }

    /** Each attack is over by then: who comes now is answered within a second, soon and for good. */
    @AfterEach
    void assertAnsweredAndSmall() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(http.base().resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(1))
                .build();
        int answered = 0;
        for (int tries = 0; tries < TRIES && answered < 3; tries++) {
            answered = isAnswered(request) ? answered + 1 : 0;
        }
        assertThat(answered)
                .as("requests answered within a second, one after another")
                .isEqualTo(3);
        if (Files.exists(bridge.status())) {
            assertThat(residentKilobytes()).as("memory in KB").isLessThan(MOST_KILOBYTES);
        }
    }

    private static boolean isAnswered(HttpRequest request) throws InterruptedException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** As Linux counts it: what of the process is in memory. */
    private long residentKilobytes() throws IOException {
        return Files.readAllLines(bridge.status()).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    void stop() {
        attackers.shutdownNow();
        bridge.close();
        simulator.close();
    }

    private void times(int count, Callable<ScimAnswer> request) throws Exception {
        for (Future<ScimAnswer> answer : attackers.invokeAll(Collections.nCopies(count, request))) {
            answer.get();
        }
    }

    /** As a provider does that asks again what it got no answer for. */
    private void assertSomebodyIsDeactivated(String id) {
        Awaitility.await("the deactivation")
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() ->
                        scim.patch("/Users/" + id, replace("active", "false")).status() == 200);
    }

    private void assertWell() {
        Awaitility.await("readiness")
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> http.get("/actuator/health/readiness").status() == 200);
        assertThat(bridge.isAlive()).isTrue();
        assertThat(bridge.log()).noneMatch(line -> line.contains("OutOfMemoryError"));
    }

    private String somebody() {
        return scim.post("/Users", user(unique("leaver"))).isStatus(201).id();
    }

    @Test
    void strangers_lookAtPagesWithoutEnd_nothingIsKept() throws Exception {
        String id = somebody();

        times(2_000, () -> http.get("/admin/people?q=" + "x".repeat(14_000)));
        times(4_000, () -> http.get("/admin/sign-in"));

        assertSomebodyIsDeactivated(id);
        assertWell();
    }

    @Test
    void strangers_sendHalfARequest_connectionsAreFreeAgainSoon() throws Exception {
        String id = somebody();
        try (Connections half = new Connections()) {
            half.open(2_000, "GET /scim/v2/Users HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");

            assertSomebodyIsDeactivated(id);
            assertWell();
        }
        assertWell();
    }

    @Test
    void strangers_sendHeadersByteByByte_doNotKeepOthersOutForGood() throws Exception {
        String id = somebody();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Connections slow = new Connections()) {
            slow.open(1_000, "GET /scim/v2/Users HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
            Future<?> dripping = clock.scheduleWithFixedDelay(slow::drip, 1, 1, TimeUnit.SECONDS);

            assertSomebodyIsDeactivated(id);
            assertWell();
            dripping.cancel(false);
        } finally {
            clock.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/scim/v2/Users, application/scim+json, false",
        "/admin/sign-in, application/x-www-form-urlencoded, false",
        "/scim/v2/Users, application/scim+json, true"
    })
    void slowBodies_moreThanThereAreThreads_othersAreServed(String path, String type, boolean token) throws Exception {
        String id = somebody();
        String length = "Content-Length: " + (type.contains("form") ? 8_000 : 1_000_000) + "\r\n";
        AtomicBoolean over = new AtomicBoolean();
        try (Connections slow = new Connections()) {
            slow.open(
                    MORE_THAN_THREADS,
                    "POST " + path + " HTTP/1.1\r\n" + HOST + (token ? TOKEN : "") + "Content-Type: " + type + "\r\n"
                            + length + "\r\n{");
            Future<?> dripping = attackers.submit(() -> {
                while (!over.get()) {
                    slow.drip();
                }
            });

            assertWell();
            assertSomebodyIsDeactivated(id);
            assertWell();
            over.set(true);
            dripping.get();
        }
        scim.get("/Users/" + id).isStatus(200);
    }

    @Test
    void patch_asExpensiveAsCanBe_doesNotKeepThePersonsLane() throws Exception {
        String id = somebody();
        String[] operations = IntStream.range(0, 10_000)
                .mapToObj(n ->
                        "{'op': 'add', 'path': 'emails[type eq \\\"t" + n + "\\\"].value', 'value': 'a@b.example'}")
                .toArray(String[]::new);
        String path = "a.".repeat(200_000);
        Future<?> attack = attackers.submit(() -> {
            scim.patch("/Users/" + id, patch(operations)).isError(413);
            scim.patch("/Users/" + id, replace(path, "'x'")).isError(400);
            return null;
        });

        assertSomebodyIsDeactivated(id);
        attack.get();
        assertWell();
    }

    @Test
    void bodies_largeAndManyAtOnce_memoryHolds() throws Exception {
        String id = somebody();
        String body = "{\"x\":[" + "{},".repeat(660_000) + "{}]}";
        List<Future<Integer>> attack = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            attack.add(attackers.submit(() -> scim.post("/Users", body).status()));
        }

        assertSomebodyIsDeactivated(id);
        for (Future<Integer> answer : attack) {
            assertThat(answer.get()).isIn(400, 413, 503);
        }
        assertWell();
    }

    /** Connections of clients that never mean to end what they began. */
    private final class Connections implements AutoCloseable {
        private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());

        /** As many as can be. */
        void open(int count, String beginning) throws Exception {
            List<Callable<Void>> openings = Collections.nCopies(count, () -> {
                Socket socket = new Socket();
                sockets.add(socket);
                try {
                    socket.connect(
                            new InetSocketAddress("127.0.0.1", scim.base().getPort()), 1_000);
                    socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException full) {
                    socket.close();
                }
                return null;
            });
            attackers.invokeAll(openings);
        }

        /** Another byte of each that is still open. */
        void drip() {
            for (Socket socket : List.copyOf(sockets)) {
                try {
                    socket.getOutputStream().write(' ');
                } catch (IOException closed) {
                    sockets.remove(socket);
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : List.copyOf(sockets)) {
                socket.close();
            }
        }
    }
}
