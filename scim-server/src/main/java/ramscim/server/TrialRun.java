package ramscim.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;

/**
 * Starts, answers what is asked first, and ends: from what that loads the launcher makes its archive of classes. No
 * other server is needed, and none is asked.
 */
public final class TrialRun {
    private static final String TOKEN = "of-a-bridge-that-nobody-can-reach-and-that-ends-at-once";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int ANSWER_MILLIS = 20_000;

    private TrialRun() {}

    /**
     * Ends in any case, because the launcher waits for it: with status 0 if all went well.
     *
     * @param args settings of a bridge on data of its own, on any port of this machine
     */
    public static void main(String[] args) throws IOException {
        // On a thread that keeps nobody alive.
        CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        int status = 1;
        try {
            System.setProperty("bridge.scim.token", TOKEN);
            ConfigurableApplicationContext bridge = SpringApplication.run(ScimServerApplication.class, args);
            ask(((WebServerApplicationContext) bridge).getWebServer().getPort());
            status = SpringApplication.exit(bridge);
        } finally {
            // What serves would go on.
            System.exit(status);
        }
    }

    private static void ask(int port) throws IOException {
        for (String path : new String[] {
            "/actuator/health/readiness",
            "/scim/v2/ServiceProviderConfig",
            "/scim/v2/Users?filter=userName%20eq%20%22a%22"
        }) {
            ask(URI.create("http://127.0.0.1:" + port + path));
        }
    }

    private static void ask(URI address) throws IOException {
        HttpURLConnection request = (HttpURLConnection) address.toURL().openConnection();
        request.setConnectTimeout(ANSWER_MILLIS);
        request.setReadTimeout(ANSWER_MILLIS);
        request.setRequestProperty(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN);
        request.getResponseCode();
        request.disconnect();
    }
}
