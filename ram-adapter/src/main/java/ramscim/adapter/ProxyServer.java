package ramscim.adapter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.HttpHost;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.jspecify.annotations.Nullable;

/** A forward proxy, and what it is told about who asks; it never shows the password. */
record ProxyServer(HttpHost host, @Nullable UsernamePasswordCredentials credentials) {
    /** Passwords may hold any character, so the last {@code @} ends them. */
    private static final Pattern NOTATION = Pattern.compile(
            "(?:(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://)?(?:(?<user>.*)@)?(?<host>\\[[0-9a-fA-F:.]+]|[^\\[\\]@:/\\s]+)"
                    + "(?::(?<port>\\d{1,5}))?/?",
            Pattern.DOTALL);

    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9a-fA-F]{2})+");

    private static final int LAST_PORT = 65535;

    /**
     * Reads {@code [http[s]://][user[:password]@]host[:port]}.
     *
     * @param setting where the text is from; the text itself is not told, because of its password
     * @throws IllegalArgumentException whose message says what the setting must be
     */
    static ProxyServer parse(String setting, String text) {
        Matcher parts = NOTATION.matcher(text.strip());
        if (!parts.matches()) {
            throw unreadable(setting);
        }
        String scheme =
                parts.group("scheme") == null ? "http" : parts.group("scheme").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw unreadable(setting);
        }
        int port = port(setting, parts.group("port"), scheme);
        return new ProxyServer(new HttpHost(parts.group("host"), port, scheme), credentials(parts.group("user")));
    }

    private static int port(String setting, @Nullable String digits, String scheme) {
        int port = digits == null ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(digits);
        if (port < 1 || port > LAST_PORT) {
            throw unreadable(setting);
        }
        return port;
    }

    private static IllegalArgumentException unreadable(String setting) {
        return new IllegalArgumentException(
                "%s is no proxy: it must have the form host:port or http://user:password@host:port."
                        .formatted(setting));
    }

    private static @Nullable UsernamePasswordCredentials credentials(@Nullable String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return null;
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new UsernamePasswordCredentials(decoded(userInfo), "")
                : new UsernamePasswordCredentials(
                        decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    /** A percent sign that begins no code means itself, and so does a plus. */
    private static String decoded(String text) {
        return ENCODED.matcher(text).replaceAll(run -> Matcher.quoteReplacement(bytes(run.group())));
    }

    private static String bytes(String codes) {
        ByteBuffer bytes = ByteBuffer.allocate(codes.length() / 3);
        for (int at = 1; at < codes.length(); at += 3) {
            bytes.put((byte) Integer.parseInt(codes.substring(at, at + 2), 16));
        }
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }

    @Override
    public String toString() {
        return host.toHostString();
    }
}
