package ramscim.server.bearer;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The text of a bearer token: made at random, and sent in the Authorization header (RFC 6750, section 2.1). */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";
    private static final int RANDOM_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BearerToken() {}

    /** The one that a request brings, from nowhere but its Authorization header; null if it brings none. */
    public static @Nullable String in(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String secret = authorization.substring(SCHEME.length()).strip();
        return secret.isEmpty() ? null : secret;
    }

    /** A new secret. */
    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(RANDOM_BYTES));
    }

    /** What a token is called by where its secret must not stand. */
    public static String randomId() {
        return HexFormat.of().formatHex(bytes(ID_BYTES));
    }

    private static byte[] bytes(int number) {
        byte[] bytes = new byte[number];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
