package ramscim.server.admission;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import ramscim.server.admission.Forwarding.Arrival;
import ramscim.server.origin.PublicPrefix;

/**
 * Tells Tomcat's own valve, which comes after it and takes one proxy's words only, what all proxies together say of a
 * request. Whoever is not known for a proxy is not listened to here, nor there.
 */
final class ForwardedValve extends ValveBase {
    private static final Pattern PORT_OF_HOST = Pattern.compile(":(\\d{1,5})$");

    private final Predicate<String> believed;

    ForwardedValve(Predicate<String> believed) {
        super(true);
        this.believed = believed;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (believed.test(request.getRemoteAddr())) {
            Forwarding forwarding = Forwarding.of(name -> Collections.list(request.getHeaders(name)));
            if (!forwarding.isEmpty()) {
                tell(request, forwarding);
            }
        }
        getNext().invoke(request, response);
    }

    private void tell(Request request, Forwarding forwarding) {
        List<String> clients = forwarding.knownClients();
        if (clients.isEmpty()) {
            request.getCoyoteRequest().getMimeHeaders().removeHeader(Forwarding.FOR);
        } else {
            set(request, Forwarding.FOR, String.join(", ", clients));
        }
        Arrival arrival = forwarding.arrival(believed);
        if (arrival.scheme() != null || arrival.host() != null || arrival.port() != null) {
            String scheme = Objects.requireNonNullElse(arrival.scheme(), request.getScheme());
            set(request, Forwarding.PROTO, scheme);
            set(request, Forwarding.PORT, String.valueOf(port(request, arrival, scheme)));
        }
        request.getCoyoteRequest().getMimeHeaders().removeHeader(Forwarding.HOST);
        if (arrival.host() != null) {
            set(request, Forwarding.HOST, arrival.host());
        }
        PublicPrefix.remember(request, arrival.prefix());
    }

    /** A proxy that hands on the {@code Host} of the client says its port by that. */
    private static int port(Request request, Arrival arrival, String scheme) {
        if (arrival.port() != null) {
            return arrival.port();
        }
        Matcher host = PORT_OF_HOST.matcher(String.valueOf(request.getHeader("Host")));
        if (arrival.host() == null && host.find()) {
            return Integer.parseInt(host.group(1));
        }
        return scheme.equals("https") ? 443 : 80;
    }

    private static void set(Request request, String name, String value) {
        request.getCoyoteRequest().getMimeHeaders().setValue(name).setString(value);
    }
}
