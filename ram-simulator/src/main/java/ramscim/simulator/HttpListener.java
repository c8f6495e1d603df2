package ramscim.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** The one HTTP listener: the RPC protocol at {@code /}, the control API below {@code /simulator}. */
final class HttpListener {

    /** Enough for 64 callers and as many late answers, each of which holds a thread. */
    private static final int THREADS = 200;

    private static final String LOOPBACK = "127.0.0.1";

    private final WireMockServer server;

    /**
     * @param idleTimeout after which a connection without a call is closed
     * @param clock what answers are dated by
     */
    HttpListener(
            int port,
            Duration idleTimeout,
            Clock clock,
            Function<Request, Reply> rpc,
            Function<Request, Reply> control) {
        server = new WireMockServer(configuration(port, idleTimeout)
                .extensions(new Answers("rpc", clock, rpc), new Answers("control", clock, control)));
        server.stubFor(any(urlPathEqualTo("/")).willReturn(aResponse().withTransformers("rpc")));
        server.stubFor(
                any(urlPathMatching("/simulator(/.*)?")).willReturn(aResponse().withTransformers("control")));
    }

    void start() {
        server.start();
    }

    int port() {
        return server.port();
    }

    void stop() {
        server.stop();
    }

    /**
     * An answer is one buffer with its length, so that no caller waits for a delayed acknowledgement; and nothing is
     * journalled.
     */
    private static WireMockConfiguration configuration(int port, Duration idleTimeout) {
        return new WireMockConfiguration()
                .bindAddress(LOOPBACK)
                .port(port)
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .jettyIdleTimeout(idleTimeout.toMillis())
                .jettyAcceptQueueSize(THREADS)
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .extensionScanningEnabled(false)
                .stubRequestLoggingDisabled(true)
                .disableRequestJournal();
    }

    private record Answers(String name, Clock clock, Function<Request, Reply> answer)
            implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Reply reply = answer.apply(event.getRequest());
            return definition(reply)
                    .withFixedDelay(Math.toIntExact(reply.delay().toMillis()))
                    .build();
        }

        private ResponseDefinitionBuilder definition(Reply reply) {
            if (reply.isReset()) {
                return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
            }
            return aResponse()
                    .withStatus(reply.status())
                    .withHeader("Content-Type", reply.contentType())
                    .withHeader(
                            "Date",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    clock.instant().atOffset(ZoneOffset.UTC)))
                    .withBody(reply.body());
        }
    }
}
