package ramscim.server.admin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Browsers with which somebody signed in with the password before: they have a cookie that only this bridge can make.
 */
final class KnownBrowsers {
    private static final String COOKIE = "bridge-known";
    private static final Duration LIFE = Duration.ofDays(180);
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Supplier<String> secret;

    /** @param secret what the cookies are signed with; a new password makes all browsers strangers */
    KnownBrowsers(Supplier<String> secret) {
        this.secret = secret;
    }

    /** The browser's id; null if it is not known. */
    @Nullable String of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        String[] parts = cookie == null ? new String[0] : cookie.getValue().split("\\.", -1);
        return parts.length == 2 && MessageDigest.isEqual(bytes(parts[1]), bytes(signature(parts[0])))
                ? parts[0]
                : null;
    }

    void remember(HttpServletRequest request, HttpServletResponse response) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = text(bytes);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, id + "." + signature(id))
                .path(AdminSecurity.SIGN_IN)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(LIFE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String signature(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes("known browser " + secret.get()), "HmacSHA256"));
            return text(mac.doFinal(bytes(id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
