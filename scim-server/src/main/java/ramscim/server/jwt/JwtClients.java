package ramscim.server.jwt;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Clients that are known by tokens which their issuer signs (RFC 7519), as access tokens of Entra ID and Okta are. A
 * signature counts only by an algorithm that the client has, and these are of public keys: none is no signature, and
 * nobody can pass an issuer's public key off for a secret that both sides share (RFC 8725, section 3.1).
 */
public final class JwtClients {
    private static final DefaultJWSVerifierFactory VERIFIERS = new DefaultJWSVerifierFactory();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int SHORTEST_RSA_KEY = 2048;

    private final Map<String, Client> clients;
    private final Clock clock;

    private record Client(JwtRules rules, IssuerKeys keys) {}

    private record Publisher(String issuer, @Nullable URI address) {}

    private JwtClients(Map<String, Client> clients, Clock clock) {
        this.clients = Map.copyOf(clients);
        this.clock = clock;
    }

    /** @param rules by the names of clients */
    public static JwtClients of(Map<String, JwtRules> rules, Clock clock) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        return of(
                rules, (issuer, address) -> new PublishedKeys(http, issuer, address), ForkJoinPool.commonPool(), clock);
    }

    /** Clients of one issuer share its keys. */
    static JwtClients of(
            Map<String, JwtRules> rules,
            BiFunction<String, @Nullable URI, KeySource> sources,
            Executor background,
            Clock clock) {
        Map<Publisher, IssuerKeys> keys = new HashMap<>();
        Map<String, Client> clients = new HashMap<>();
        rules.forEach((name, its) -> clients.put(
                name,
                new Client(
                        its,
                        keys.computeIfAbsent(
                                new Publisher(its.issuer(), its.keys()),
                                of -> new IssuerKeys(
                                        of.issuer(), sources.apply(of.issuer(), of.address()), background, clock)))));
        return new JwtClients(clients, clock);
    }

    /** Fetches all keys, so that nobody has to wait for them who comes first. */
    public void prepare() {
        clients.values().forEach(client -> client.keys().prepare());
    }

    /** Which clients there are, and whether the keys of their issuers can be had; asks each. */
    public Map<String, Boolean> reachable() {
        Map<String, Boolean> reachable = new TreeMap<>();
        clients.forEach((name, client) -> reachable.put(name, !client.keys().areMissing()));
        return reachable;
    }

    /** Null for what is no such token at all. */
    public @Nullable JwtVerdict look(String token) {
        return look(token, JwtRules::audiences);
    }

    /** The same for what is meant for one of these. */
    public @Nullable JwtVerdict look(String token, Set<String> audiences) {
        return look(token, rules -> audiences);
    }

    private @Nullable JwtVerdict look(String token, Function<JwtRules, Set<String>> audiences) {
        if (clients.isEmpty()) {
            return null;
        }
        JWT jwt;
        try {
            jwt = JWTParser.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
        return jwt instanceof SignedJWT signed
                ? look(signed, audiences)
                : JwtVerdict.forged("A token has no signature.");
    }

    private JwtVerdict look(SignedJWT jwt, Function<JwtRules, Set<String>> audiences) {
        try {
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return clients.entrySet().stream()
                    .filter(client -> client.getValue().rules().issuer().equals(claims.getIssuer()))
                    .map(client -> of(client.getKey(), client.getValue(), jwt, claims, audiences))
                    .max(Comparator.comparing(JwtVerdict::kind))
                    .orElseGet(
                            () -> JwtVerdict.forged("A signed token is of an issuer that the bridge does not know."));
        } catch (ParseException e) {
            return JwtVerdict.forged("A signed token has no readable claims.");
        }
    }

    private JwtVerdict of(
            String name, Client client, SignedJWT jwt, JWTClaimsSet claims, Function<JwtRules, Set<String>> audiences) {
        JwtRules rules = client.rules();
        Algorithm algorithm = jwt.getHeader().getAlgorithm();
        if (!rules.algorithms().contains(algorithm.getName())) {
            return JwtVerdict.forged("A signed token is signed by an algorithm that is not allowed.");
        }
        try {
            String forgery = forgery(jwt, client.keys());
            if (forgery != null) {
                return JwtVerdict.forged(forgery);
            }
            if (!rules.isOf(claims)) {
                return JwtVerdict.forged("A signed token is of somebody else at a known issuer.");
            }
        } catch (KeysUnavailableException e) {
            return new JwtVerdict(JwtVerdict.Kind.UNKNOWN, null, "The keys of a token's issuer cannot be fetched.");
        } catch (JOSEException | ParseException e) {
            return JwtVerdict.forged("A signed token cannot be checked.");
        }
        String fault = rules.fault(claims, audiences.apply(rules), clock.instant());
        return fault == null
                ? new JwtVerdict(JwtVerdict.Kind.ACCEPTED, name, "")
                : new JwtVerdict(JwtVerdict.Kind.REFUSED, name, fault);
    }

    /** Why the signature is not the issuer's; null if it is. */
    private static @Nullable String forgery(SignedJWT jwt, IssuerKeys issuer)
            throws JOSEException, KeysUnavailableException {
        JWSHeader header = jwt.getHeader();
        List<JWK> keys = issuer.select(new JWKSelector(JWKMatcher.forJWSHeader(header)));
        boolean tried = false;
        for (JWK key : keys) {
            if (key instanceof AsymmetricJWK pair && isLongEnough(key)) {
                tried = true;
                if (jwt.verify(VERIFIERS.createJWSVerifier(header, pair.toPublicKey()))) {
                    return null;
                }
            }
        }
        return tried
                ? "A signed token is not signed by the issuer that it names."
                : "A signed token is signed with a key that its issuer does not have.";
    }

    private static boolean isLongEnough(JWK key) {
        return !"RSA".equals(key.getKeyType().getValue()) || key.size() >= SHORTEST_RSA_KEY;
    }
}
