package ramscim.simulator.protocol;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** RFC 3986 percent-encoding, which form encoding is not: {@code %20}, {@code %2A}, and {@code ~} as it is. */
final class Encoding {

    private Encoding() {}

    static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String canonicalQuery(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> percent(entry.getKey()) + "=" + percent(entry.getValue()))
                        .collect(Collectors.joining("&"));
    }
}
