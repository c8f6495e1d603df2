package ramscim.simulator.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request to {@code /}: parameters of query and form body merged, headers without regard to case. */
public final class RpcRequest {

    private final String method;
    private final Map<String, String> query;
    private final Map<String, String> parameters;
    private final Map<String, String> headers;
    private final byte[] body;

    public RpcRequest(String method, String rawQuery, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.clone();
        this.query = decode(rawQuery);
        this.parameters = new LinkedHashMap<>(query);
        if (hasForm()) {
            parameters.putAll(decode(new String(body, StandardCharsets.UTF_8)));
        }
    }

    public String method() {
        return method;
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /** The operation's name, which V1 sends as a parameter and V3 as a header too. */
    public @Nullable String action() {
        return either("Action", "x-acs-action");
    }

    public @Nullable String version() {
        return either("Version", "x-acs-version");
    }

    public @Nullable String securityToken() {
        return either("SecurityToken", "x-acs-security-token");
    }

    Map<String, String> query() {
        return query;
    }

    @Nullable String header(String name) {
        return headers.get(name);
    }

    byte[] body() {
        return body.clone();
    }

    private @Nullable String either(String parameter, String header) {
        String value = parameters.get(parameter);
        return value != null ? value : headers.get(header);
    }

    private boolean hasForm() {
        String type = headers.get("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    private static Map<String, String> decode(String encoded) {
        Map<String, String> decoded = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                decoded.put(decodeOne(name), decodeOne(value));
            }
        }
        return decoded;
    }

    private static String decodeOne(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }
}
