package ramscim.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.GracefulShutdownResult;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;

/** Tomcat's servlets are idle a moment before what they said has been sent. */
class GracefulStopTest {
    private static final RequestProperties PROPERTIES = new RequestProperties(
            Duration.ofSeconds(10), Duration.ofSeconds(10), 100, DataSize.ofMegabytes(1), Duration.ZERO);

    private final Behind behind = new Behind();

    @Test
    void stop_whenAnAnswerIsMadeButNotSent_sendsItFirst() throws Exception {
        WebServer server = start();
        CompletableFuture<HttpResponse<String>> answer = ask(server);
        behind.reached.await();

        idle(server);
        Thread stop = new Thread(server::stop);
        stop.start();
        Awaitility.await("the server stops").until(() -> stop.getState() == Thread.State.TIMED_WAITING);
        behind.open.countDown();

        assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo("done");
        stop.join();
    }

    @Test
    void stop_whenAnAnswerIsNeverSent_endsAllTheSame() throws Exception {
        WebServer server = start();
        CompletableFuture<HttpResponse<String>> answer = ask(server);
        behind.reached.await();

        idle(server);
        server.stop();

        assertThat(answer).failsWithin(Duration.ofSeconds(60));
        server.destroy();
    }

    private WebServer start() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setShutdown(Shutdown.GRACEFUL);
        AdmissionConfiguration.bound(factory, PROPERTIES, 1000);
        factory.addEngineValves(behind);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("answer", new Answer()).addMapping("/"));
        server.start();
        return server;
    }

    private static CompletableFuture<HttpResponse<String>> ask(WebServer server) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static void idle(WebServer server) throws Exception {
        CompletableFuture<GracefulShutdownResult> result = new CompletableFuture<>();
        server.shutDownGracefully(result::complete);
        assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(GracefulShutdownResult.IDLE);
    }

    private static final class Answer extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("done");
        }
    }

    /** Holds an answer where the servlet has made it and Tomcat has not sent it. */
    private static final class Behind extends ValveBase {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        private Behind() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException("stopped while it waited", e);
            }
        }
    }
}
