package ramscim.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;
import ramscim.server.running.RawConnection;

/** Who sends too large a head is told so, although the rest of it is never read. */
class OversizedHeadTest {
    private static final int TIMES = 20;
    private static final WebServer SERVER = start();

    private static WebServer start() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        AdmissionConfiguration.bound(
                factory,
                new RequestProperties(
                        Duration.ofSeconds(10), Duration.ofSeconds(10), 100, DataSize.ofMegabytes(1), Duration.ZERO),
                1000);
        WebServer server = factory.getWebServer();
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        SERVER.destroy();
    }

    private static void isToldSo(String request) {
        for (int times = 0; times < TIMES; times++) {
            assertThat(RawConnection.exchange(SERVER.getPort(), request).status())
                    .as("attempt %d", times)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 100_000, 1_000_000})
    void address_tooLarge_isAnswered(int size) {
        isToldSo("GET /" + "x".repeat(size) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 100_000, 1_000_000})
    void header_tooLarge_isAnswered(int size) {
        isToldSo("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(size) + "\r\n\r\n");
    }

    @Test
    void headers_tooMany_areAnswered() {
        isToldSo("GET / HTTP/1.1\r\nHost: localhost\r\n" + "A: b\r\n".repeat(50_000) + "\r\n");
    }

    @Test
    void body_behindAHeadThatIsTooLarge_takesNoAnswerAlong() {
        isToldSo("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"
                + "b".repeat(300_000));
    }

    @Test
    void method_thatIsNone_withMuchBehindIt_isAnswered() {
        isToldSo("G\u0001T / HTTP/1.1\r\n" + "x".repeat(300_000));
    }

    /** Clients that see their writing fail do not look for an answer. */
    @ParameterizedTest
    @ValueSource(ints = {20_000, 100_000})
    void body_sentAfterTheAnswer_isTaken(int size) throws IOException {
        for (int times = 0; times < TIMES; times++) {
            try (Socket socket = new Socket("127.0.0.1", SERVER.getPort())) {
                socket.setSoTimeout(30_000);
                OutputStream out = socket.getOutputStream();
                out.write(("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000\r\nX: " + "x".repeat(size)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                Awaitility.await("an answer").until(() -> in.available() > 0);
                for (int pieces = 0; pieces < 200; pieces++) {
                    out.write("0123456789".getBytes(StandardCharsets.US_ASCII));
                }

                assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 400");
            }
        }
    }

    @Test
    void head_withoutEnd_isGivenUp() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVER.getPort())) {
            socket.setSoTimeout(30_000);
            byte[] much = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));

            assertThatThrownBy(() -> {
                        while (true) {
                            socket.getOutputStream().write(much);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }
}
