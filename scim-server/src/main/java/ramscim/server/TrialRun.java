package ramscim.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
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

    private TrialRun() {}

    /** @param args settings of a bridge on data of its own, on any port of this machine */
    public static void main(String[] args) throws IOException {
        System.setProperty("bridge.scim.token", TOKEN);
        ConfigurableApplicationContext bridge = SpringApplication.run(ScimServerApplication.class, args);
        int port = ((WebServerApplicationContext) bridge).getWebServer().getPort();
        for (String path : new String[] {
            "/actuator/health/readiness",
            "/scim/v2/ServiceProviderConfig",
            "/scim/v2/Users?filter=userName%20eq%20%22a%22"
        }) {
            ask(URI.create("http://127.0.0.1:" + port + path));
        }
        System.exit(SpringApplication.exit(bridge));
    }

    private static void ask(URI address) throws IOException {
        HttpURLConnection request = (HttpURLConnection) address.toURL().openConnection();
        request.setRequestProperty(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN);
        request.getResponseCode();
        request.disconnect();
    }
}
