package ramscim.server.running;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An OpenID Connect provider with the authorization code flow, to which somebody is signed in already: it asks for no
 * password and sends the browser straight back.
 */
public final class OpenIdProvider implements AutoCloseable {
    public static final String CLIENT = "bridge";

    private final HttpServer server;
    private volatile RSAKey key;
    private volatile boolean down;
    private final AtomicInteger keyFetches = new AtomicInteger();
    private final Map<String, JWTClaimsSet> codes = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile Person person = new Person("nobody", "Nobody", List.of());

    /** Who is signed in to the provider. */
    public record Person(String subject, String name, List<String> groups) {
        public Person {
            groups = List.copyOf(groups);
        }
    }

    private OpenIdProvider(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    public static OpenIdProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OpenIdProvider provider = new OpenIdProvider(server, newKey("k"));
            server.createContext("/.well-known/openid-configuration", provider::discovery);
            server.createContext("/keys", provider::keys);
            server.createContext("/authorize", provider::authorize);
            server.createContext("/token", provider::token);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The key that it signs with now, with its secret part. */
    public RSAKey key() {
        return key;
    }

    /** Signs with another key from now on, and publishes only that. */
    public void rotate(String keyId) {
        key = newKey(keyId);
    }

    /** Whether its keys are to be had. */
    public void keysAre(boolean there) {
        down = !there;
    }

    /** How often somebody asked for its keys. */
    public int keyFetches() {
        return keyFetches.get();
    }

    /** An access token, as it gives them to programs. */
    public String accessToken(Consumer<JWTClaimsSet.Builder> claims) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("provisioning")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        claims.accept(builder);
        return signed(builder.build());
    }

    private String signed(JWTClaimsSet claims) {
        RSAKey current = key;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(current.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(current));
        } catch (JOSEException e) {
            throw new IllegalStateException("the token cannot be signed", e);
        }
        return token.serialize();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    public void signIn(String subject, String name, String... groups) {
        person = new Person(subject, name, List.of(groups));
    }

    /** The settings of a bridge whose dashboard takes this provider's word. */
    public String[] settings(String... others) {
        String[] settings = Arrays.copyOf(others, others.length + 6);
        String[] own = {
            "bridge.admin.oidc.issuer=" + issuer(),
            "bridge.admin.oidc.client-id=" + CLIENT,
            "bridge.admin.oidc.client-secret=secret-of-these-tests",
            "bridge.admin.oidc.viewers=lookers",
            "bridge.admin.oidc.operators=workers",
            "bridge.admin.oidc.admins=owners"
        };
        System.arraycopy(own, 0, settings, others.length, own.length);
        return settings;
    }

    /** Whether it says where its endpoints are. */
    public void away(boolean isAway) {
        away = isAway;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        if (away) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        json(exchange, """
                {"issuer":"#","authorization_endpoint":"#/authorize","token_endpoint":"#/token","jwks_uri":"#/keys",
                "subject_types_supported":["public"],"response_types_supported":["code"],
                "id_token_signing_alg_values_supported":["RS256"]}""".replace("#", issuer()));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keyFetches.incrementAndGet();
        if (down) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        } else {
            json(exchange, new JWKSet(key.toPublicJWK()).toString());
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, claims(Objects.requireNonNull(asked.get("nonce"))));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(
                                        Objects.requireNonNull(asked.get("state")), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private JWTClaimsSet claims(String nonce) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(person.subject())
                .claim("name", person.name())
                .claim("groups", person.groups())
                .claim("nonce", nonce)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .build();
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JWTClaimsSet claims = codes.remove(String.valueOf(parameters(form).get("code")));
        json(
                exchange,
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"%s\"}"
                        .formatted(signed(Objects.requireNonNull(claims))));
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
