package ramscim.server.admission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What proxies say of a request, the outermost first: each adds at the end what it saw, or says nothing. By {@code
 * X-Forwarded-*}, or where there are none by {@code Forwarded} (RFC 7239).
 *
 * <p>Whoever sends the request can have begun each list. So only so many entries count, from the end, as there are
 * proxies in a row that are believed; of these the outermost knows best what the client asked for.
 *
 * @param clients bare addresses; empty for what is none
 */
record Forwarding(
        List<String> clients, List<String> schemes, List<String> hosts, List<String> ports, List<String> prefixes) {
    static final String FOR = "X-Forwarded-For";
    static final String PROTO = "X-Forwarded-Proto";
    static final String HOST = "X-Forwarded-Host";
    static final String PORT = "X-Forwarded-Port";
    private static final String PREFIX = "X-Forwarded-Prefix";

    private static final Pattern ADDRESS = Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})](?::\\d{1,5})?"
            + "|(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?"
            + "|([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,40})");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("([A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.+(?:/|$))[A-Za-z0-9._~-]+)*/?");
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_PREFIX = 200;

    /**
     * The address that a client used.
     *
     * @param host null if no proxy says it; it is the {@code Host} that came, then
     * @param port of that host; null if no proxy says it
     * @param prefix of the path, which proxies took away; empty, or with a slash before it and none behind
     */
    record Arrival(
            @Nullable String scheme,
            @Nullable String host,
            @Nullable Integer port,
            String prefix) {}

    Forwarding {
        clients = List.copyOf(clients);
        schemes = List.copyOf(schemes);
        hosts = List.copyOf(hosts);
        ports = List.copyOf(ports);
        prefixes = List.copyOf(prefixes);
    }

    /** @param headers the lines of a header */
    static Forwarding of(Function<String, List<String>> headers) {
        List<String> clients = entries(headers.apply(FOR));
        List<String> schemes = entries(headers.apply(PROTO));
        List<String> hosts = entries(headers.apply(HOST));
        List<String> ports = entries(headers.apply(PORT));
        List<String> prefixes = entries(headers.apply(PREFIX));
        if (Stream.of(clients, schemes, hosts, ports).allMatch(List::isEmpty)) {
            List<ForwardedElement> elements = ForwardedElement.all(headers.apply("Forwarded"));
            clients = elements.stream().map(element -> element.of("for")).toList();
            schemes = elements.stream().map(element -> element.of("proto")).toList();
            hosts = elements.stream().map(element -> element.of("host")).toList();
        }
        return new Forwarding(clients.stream().map(Forwarding::bare).toList(), schemes, hosts, ports, prefixes);
    }

    private static List<String> entries(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static String bare(String client) {
        Matcher matcher = ADDRESS.matcher(client);
        if (!matcher.matches()) {
            return "";
        }
        return Stream.of(1, 2, 3)
                .map(matcher::group)
                .filter(group -> group != null)
                .findFirst()
                .orElse("");
    }

    boolean isEmpty() {
        return Stream.of(clients, schemes, hosts, ports, prefixes).allMatch(List::isEmpty);
    }

    /** Those addresses at the end that are some: before one that is hidden, nobody knows who said what. */
    List<String> knownClients() {
        return clients.subList(clients.lastIndexOf("") + 1, clients.size());
    }

    /** @param believed who is known to say how it was */
    Arrival arrival(Predicate<String> believed) {
        int proxies = 1;
        while (proxies < clients.size() && believed.test(clients.get(clients.size() - proxies))) {
            proxies++;
        }
        String scheme = outermost(schemes, proxies).toLowerCase(Locale.ROOT);
        Matcher host = HOST_AND_PORT.matcher(outermost(hosts, proxies));
        boolean isHost = host.matches();
        Integer port = port(outermost(ports, proxies));
        return new Arrival(
                scheme.equals("http") || scheme.equals("https") ? scheme : null,
                isHost ? host.group(1) : null,
                port == null && isHost && host.group(2) != null ? port(host.group(2)) : port,
                prefix(proxies));
    }

    /** What the outermost of so many proxies says, or the next that says anything. */
    private static String outermost(List<String> said, int proxies) {
        return said.stream()
                .skip(Math.max(0, said.size() - proxies))
                .filter(entry -> !entry.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static @Nullable Integer port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        return port > 0 && port <= HIGHEST_PORT ? port : null;
    }

    /** One after another takes a part of the path away. */
    private String prefix(int proxies) {
        List<String> parts = new ArrayList<>();
        for (String part : prefixes.subList(Math.max(0, prefixes.size() - proxies), prefixes.size())) {
            if (part.length() > LONGEST_PREFIX || !PATH.matcher(part).matches()) {
                return "";
            }
            parts.add(part.endsWith("/") ? part.substring(0, part.length() - 1) : part);
        }
        return String.join("", parts);
    }
}
