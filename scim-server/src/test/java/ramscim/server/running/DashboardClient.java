package ramscim.server.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An administrator who is signed in to the dashboard with a browser that knows no scripts. */
public final class DashboardClient {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = client(HttpClient.Redirect.NORMAL);
    private final HttpClient standing = client(HttpClient.Redirect.NEVER);
    private final URI root;
    private final Map<String, String> headers;
    private String csrf = "";

    private DashboardClient(URI root, Map<String, String> headers) {
        this.root = root;
        this.headers = Map.copyOf(headers);
    }

    private HttpClient client(HttpClient.Redirect redirects) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(redirects)
                .build();
    }

    public static DashboardClient signedIn(URI root, String password) {
        return signedIn(root, password, Map.of());
    }

    /** With headers that each request has, such as the browser's language. */
    public static DashboardClient signedIn(URI root, String password, Map<String, String> headers) {
        DashboardClient client = new DashboardClient(root, headers);
        client.csrf = csrf(client.get("/admin/sign-in"));
        client.submit("/admin/sign-in", "username=admin&password=" + encoded(password));
        client.csrf = csrf(client.get("/admin/clients"));
        return client;
    }

    /** Somebody who is let in for a header that each of their requests has. */
    public static DashboardClient with(URI root, String header, String value) {
        DashboardClient client = new DashboardClient(root, Map.of(header, value));
        client.csrf = csrf(client.get("/admin/clients"));
        return client;
    }

    /** As whoever is signed in to the provider; also if that gives no role. */
    public static DashboardClient bySingleSignOn(URI root) {
        DashboardClient client = new DashboardClient(root, Map.of());
        client.csrf = csrf(client.send(
                        client.http,
                        HttpRequest.newBuilder(root.resolve("/admin/sign-in/with/sso"))
                                .build())
                .body());
        return client;
    }

    /** Somebody who has signed in nowhere. */
    public static DashboardClient stranger(URI root) {
        return new DashboardClient(root, Map.of());
    }

    private static String csrf(String page) {
        Matcher token = CSRF.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("the page has no CSRF token");
        }
        return "&_csrf=" + encoded(token.group(1));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        headers.forEach(request::header);
        return request;
    }

    /** The whole page. */
    public String get(String path) {
        return page(request(path).build());
    }

    /**
     * The page that answers a form, or to which it leads.
     *
     * @param fields {@code name=value&...}
     */
    public String submit(String path, String fields) {
        return post(path, fields + csrf);
    }

    private String post(String path, String form) {
        return page(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** The status of a POST of JSON with the session's cookie, but without its CSRF token. */
    public int forge(String path, String authorization) {
        return send(
                        http,
                        HttpRequest.newBuilder(root.resolve(path))
                                .header("Authorization", authorization)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}"))
                                .build())
                .statusCode();
    }

    /** What answers, and nothing that it leads to; with the session's CSRF token. */
    public ScimAnswer send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body));
        if (!csrf.isEmpty()) {
            request.header(
                    "X-CSRF-TOKEN", URLDecoder.decode(csrf.substring("&_csrf=".length()), StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer = send(standing, request.build());
        return new ScimAnswer(answer.statusCode(), answer.headers().map(), answer.body());
    }

    private String page(HttpRequest request) {
        HttpResponse<String> answer = send(http, request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a page", e);
        }
    }
}
