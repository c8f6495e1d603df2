package ramscim.adapter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.jspecify.annotations.Nullable;

/**
 * Decides which proxy stands between the bridge and a host of Alibaba Cloud, if any. The JVM's own properties go before the environment, and there the
 * lower-case names before those in capitals, as curl has it.
 */
final class Proxies {
    /** Neither this machine nor the metadata service of its ECS instance is anywhere that a proxy could reach. */
    private static final Pattern NEVER =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?|100\\.100\\.100\\.200");

    /** Null is none. */
    interface SystemProperties {
        @Nullable String get(String name);
    }

    private final Map<String, String> environment;
    private final SystemProperties properties;

    Proxies(Map<String, String> environment, SystemProperties properties) {
        this.environment = Map.copyOf(environment);
        this.properties = properties;
    }

    /**
     * Those that this process was started with.
     *
     * @throws IllegalArgumentException whose message says which setting is none
     */
    static Proxies ofThisProcess() {
        Proxies proxies = new Proxies(System.getenv(), System::getProperty);
        proxies.configured("https");
        return proxies;
    }

    Optional<ProxyServer> to(String scheme, String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        if (NEVER.matcher(name).matches() || isExempt(name, port)) {
            return Optional.empty();
        }
        return configured(scheme.toLowerCase(Locale.ROOT));
    }

    private Optional<ProxyServer> configured(String scheme) {
        String host = property(scheme + ".proxyHost");
        if (host != null) {
            return Optional.of(ofTheJvm(scheme, host));
        }
        return Stream.of(scheme + "_proxy", "all_proxy")
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
                .filter(name -> variable(name) != null)
                .findFirst()
                .map(name -> ProxyServer.parse(name, String.valueOf(variable(name))));
    }

    /** The JDK knows host and port; user and password are what most programs read beside them. */
    private ProxyServer ofTheJvm(String scheme, String host) {
        String port = property(scheme + ".proxyPort");
        String address = host + ":" + (port == null ? (scheme.equals("https") ? "443" : "80") : port);
        ProxyServer server = ProxyServer.parse(scheme + ".proxyHost with " + scheme + ".proxyPort", address);
        String user = property(scheme + ".proxyUser");
        String password = property(scheme + ".proxyPassword");
        return user == null
                ? server
                : new ProxyServer(
                        server.host(), new UsernamePasswordCredentials(user, password == null ? "" : password));
    }

    private boolean isExempt(String host, int port) {
        String unproxied = variable("no_proxy") == null ? variable("NO_PROXY") : variable("no_proxy");
        String ofTheJvm = property("http.nonProxyHosts");
        return (unproxied != null && entries(unproxied, "[,\\s]+").anyMatch(entry -> covers(entry, host, port)))
                || (ofTheJvm != null
                        && entries(ofTheJvm, "\\|")
                                .anyMatch(entry -> wildcard(entry).matcher(host).matches()));
    }

    private static Stream<String> entries(String list, String separator) {
        return List.of(list.toLowerCase(Locale.ROOT).split(separator, -1)).stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty());
    }

    /** A name covers those below it, with or without {@code *.} or a dot before it; a port narrows it down. */
    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        int colon = entry.lastIndexOf(':');
        boolean hasPort = colon > 0 && entry.indexOf(':') == colon;
        if (hasPort && !entry.substring(colon + 1).equals(String.valueOf(port))) {
            return false;
        }
        String name = (hasPort ? entry.substring(0, colon) : entry).replaceFirst("^\\*?\\.", "");
        return host.equals(name) || host.endsWith("." + name);
    }

    private static Pattern wildcard(String entry) {
        return Pattern.compile(Pattern.quote(entry).replace("*", "\\E.*\\Q"));
    }

    private @Nullable String variable(String name) {
        return blankToNull(environment.get(name));
    }

    private @Nullable String property(String name) {
        return blankToNull(properties.get(name));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
