package ramscim.server.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of an issuer's tokens are a client's.
 *
 * @param keys the address of the issuer's keys; null: whatever its discovery document says
 * @param audiences whom they are for: one of these
 * @param subjects of whom they are; empty: of whomever the applications say
 * @param applications which application got them; empty: whichever the subjects say
 * @param algorithms how they may be signed; by public keys only
 * @param skew how much the clocks may differ
 */
public record JwtRules(
        String issuer,
        @Nullable URI keys,
        Set<String> audiences,
        Set<String> subjects,
        Set<String> applications,
        Set<String> algorithms,
        Duration skew) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /** Entra's v2 and v1, Okta's, and that of RFC 9068. */
    private static final List<String> APPLICATION_CLAIMS = List.of("azp", "appid", "cid", "client_id");

    public JwtRules {
        audiences = Set.copyOf(audiences);
        subjects = Set.copyOf(subjects);
        applications = Set.copyOf(applications);
        algorithms = Set.copyOf(algorithms);
    }

    /** Whether nobody on the way could have written what comes from an address. */
    public static boolean isSafe(String address) {
        try {
            URI uri = new URI(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null
                    || "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Whether a token is the client's, were it for the bridge and in time; a token that names two applications is
     * nobody's.
     */
    boolean isOf(JWTClaimsSet claims) throws ParseException {
        return (subjects.isEmpty() || subjects.contains(String.valueOf(claims.getSubject())))
                && (applications.isEmpty() || isOfApplication(claims));
    }

    private boolean isOfApplication(JWTClaimsSet claims) {
        List<Object> named = APPLICATION_CLAIMS.stream()
                .flatMap(name -> Stream.ofNullable(claims.getClaim(name)))
                .toList();
        return !named.isEmpty() && named.stream().allMatch(applications::contains);
    }

    /**
     * Why a token is not good, in words; null if it is.
     *
     * @param meant whom it may be for
     */
    @Nullable String fault(JWTClaimsSet claims, Set<String> meant, Instant now) {
        Date end = claims.getExpirationTime();
        Date begin = claims.getNotBeforeTime();
        if (Objects.requireNonNullElse(claims.getAudience(), List.of()).stream().noneMatch(meant::contains)) {
            return "The signed token is for another audience.";
        }
        if (end == null) {
            return "The signed token has no end.";
        }
        if (!end.toInstant().plus(skew).isAfter(now)) {
            return "The signed token has ended.";
        }
        return begin != null && begin.toInstant().minus(skew).isAfter(now)
                ? "The signed token is not valid yet."
                : null;
    }
}
