package ramscim.adapter;

import com.aliyuncs.http.ProtocolType;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where an API is served; the SDK takes the scheme apart from host and port and knows no path. */
record Endpoint(ProtocolType protocol, String hostAndPort) {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    static Endpoint of(URI uri) {
        String scheme = lowerCase(uri.getScheme());
        String host = lowerCase(uri.getHost());
        if (host.isEmpty() || !isBare(uri) || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException(
                    "An endpoint of Alibaba Cloud must have the form https://host or https://host:port, and nothing more.");
        }
        if (scheme.equals("http") && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "The endpoint %s must be https; plain http is allowed to a loopback address only.".formatted(uri));
        }
        return new Endpoint(scheme.equals("https") ? ProtocolType.HTTPS : ProtocolType.HTTP, uri.getAuthority());
    }

    private static boolean isBare(URI uri) {
        String path = uri.getPath();
        return (path == null || path.isEmpty() || path.equals("/"))
                && uri.getQuery() == null
                && uri.getFragment() == null
                && uri.getUserInfo() == null;
    }

    private static String lowerCase(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
