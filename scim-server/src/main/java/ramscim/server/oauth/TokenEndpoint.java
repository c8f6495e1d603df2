package ramscim.server.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.origin.Caller;
import ramscim.server.origin.PublicAddress;
import ramscim.server.origin.RequestSource;
import ramscim.server.security.AccessTokens;
import ramscim.server.security.RequestRates;
import ramscim.server.security.ScimToken;
import ramscim.server.security.SignInResult;

/** The token endpoint (RFC 6749, section 3.2), for the grant of client credentials (section 4.4) only. */
@RestController
final class TokenEndpoint {
    static final String PATH = "/oauth2/token";
    private static final Logger LOG = LoggerFactory.getLogger(TokenEndpoint.class);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final ClientCredentials credentials;
    private final AccessTokens accessTokens;
    private final RefusedTries tries;
    private final RequestRates rates;
    private final SecurityEvents events;
    private final Duration life;

    TokenEndpoint(
            ClientCredentials credentials,
            AccessTokens accessTokens,
            RefusedTries tries,
            RequestRates rates,
            SecurityEvents events,
            OAuthProperties properties) {
        this.credentials = credentials;
        this.accessTokens = accessTokens;
        this.tries = tries;
        this.rates = rates;
        this.events = events;
        this.life = properties.accessTokenLife();
    }

    /** What stands in the address would stand in logs on the way, so that nothing is taken from there. */
    @PostMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
        Duration wait = tries.wait(request.getRemoteAddr());
        if (!wait.isZero()) {
            return putOff(429, wait, "temporarily_unavailable", "Too many tries were refused.");
        }
        if (request.getQueryString() != null || hasRepeated(request)) {
            return error(400, "invalid_request", "Parameters come in the body, each once.");
        }
        if (!"client_credentials".equals(request.getParameter("grant_type"))) {
            return error(400, "unsupported_grant_type", "The grant is client_credentials.");
        }
        try {
            return answer(request, credentials.of(request, audiences()));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A client cannot be checked because the database fails: {}", e.getMessage());
            return putOff(503, LATER, "temporarily_unavailable", "The bridge's database fails.");
        }
    }

    private ResponseEntity<Map<String, Object>> answer(HttpServletRequest request, @Nullable SignInResult shown) {
        if (shown == null) {
            return unauthorized();
        }
        ScimToken client = shown.client();
        Caller caller = client == null ? Caller.ANONYMOUS : Caller.ofToken(client.name());
        return switch (shown.kind()) {
            case ACCEPTED -> given(shown.accepted(), caller, RequestSource.of(request));
            case REFUSED -> {
                tries.refused(request.getRemoteAddr());
                events.tellOfRefusal(new SecurityEvent(
                        SecurityEventKind.TOKEN_REFUSED, caller, RequestSource.of(request), shown.why()));
                yield unauthorized();
            }
            case UNKNOWN -> putOff(503, LATER, "temporarily_unavailable", "The client's keys cannot be fetched now.");
        };
    }

    private ResponseEntity<Map<String, Object>> given(ScimToken client, Caller caller, RequestSource source) {
        Duration wait = rates.take(client);
        if (!wait.isZero()) {
            return putOff(429, wait, "temporarily_unavailable", "The client asks more often than its limit allows.");
        }
        String token = accessTokens.give(Objects.requireNonNull(client.id()), life);
        events.tell(new SecurityEvent(SecurityEventKind.TOKEN_ISSUED, caller, source, "Got an access token."));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token);
        body.put("token_type", "Bearer");
        body.put("expires_in", life.toSeconds());
        body.put("scope", "scim");
        return ResponseEntity.ok().headers(headers()).body(body);
    }

    private static boolean hasRepeated(HttpServletRequest request) {
        return request.getParameterMap().values().stream().anyMatch(values -> values.length > 1);
    }

    private static Set<String> audiences() {
        String root = PublicAddress.root();
        return Set.of(root, root + "/", PublicAddress.tokenEndpoint());
    }

    private static ResponseEntity<Map<String, Object>> unauthorized() {
        HttpHeaders headers = headers();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oauth2\"");
        return ResponseEntity.status(401)
                .headers(headers)
                .body(body("invalid_client", "The client is not known, or what it shows is not valid."));
    }

    private static ResponseEntity<Map<String, Object>> putOff(int status, Duration wait, String error, String words) {
        HttpHeaders headers = headers();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
        return ResponseEntity.status(status).headers(headers).body(body(error, words));
    }

    private static ResponseEntity<Map<String, Object>> error(int status, String error, String words) {
        return ResponseEntity.status(status).headers(headers()).body(body(error, words));
    }

    private static Map<String, Object> body(String error, String words) {
        return Map.of("error", error, "error_description", words);
    }

    private static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        headers.setPragma("no-cache");
        return headers;
    }
}
