package ramscim.server.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.bearer.TokenHash;
import ramscim.server.security.ScimToken.LastUse;
import ramscim.server.start.StartException;

/** The clients that stand in the configuration with a way of their own to sign in, and what became of them. */
final class ConfiguredClients {
    static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");

    /** By their names; no two have one, in whatever case. */
    private final Map<String, Client> clients = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Of those that have one, by their names. */
    private final Map<String, TokenHash> secrets = new HashMap<>();

    private final JdbcClient jdbc;
    private final TokenUses uses;
    private final Clock clock;

    ConfiguredClients(ClientProperties properties, JdbcClient jdbc, TokenUses uses, Clock clock) {
        this.jdbc = jdbc;
        this.uses = uses;
        this.clock = clock;
        properties.jwt().forEach((name, client) -> add(name, SignInWay.JWT, client.terms(name)));
        properties.oauth().forEach((name, client) -> {
            add(name, SignInWay.OAUTH, client.terms(name));
            addSecret(name, client.secret());
        });
        properties.certificates().forEach((name, client) -> add(name, SignInWay.CERTIFICATE, client.terms(name)));
        properties.basic().forEach((name, client) -> {
            add(name, SignInWay.BASIC, client.terms(name));
            addSecret(name, client.password());
        });
    }

    private record Client(String name, SignInWay way, ClientTerms terms) {
        /** What no token of the store is called. */
        String id() {
            return way.name().toLowerCase(Locale.ROOT) + "." + name;
        }
    }

    /** What the store knows of one. */
    private record State(
            @Nullable Instant revoked, @Nullable LastUse lastUse) {
        static final State NEW = new State(null, null);

        static State of(ResultSet row) throws SQLException {
            return new State(ScimTokens.instant(row, "revoked"), ScimTokens.written(row));
        }
    }

    private void add(String name, SignInWay way, ClientTerms terms) {
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase(ScimTokens.CONFIGURED)) {
            throw new StartException(
                    "Rename the client '%s' of the configuration: a client's name is 1 to 64 letters, digits, spaces, dots, underscores or hyphens, begins with a letter or digit, and is not '%s'."
                            .formatted(name, ScimTokens.CONFIGURED));
        }
        if (clients.put(name, new Client(name, way, terms)) != null) {
            throw new StartException(
                    "Rename one of the clients '%s' of the configuration: each name is one client's.".formatted(name));
        }
    }

    private void addSecret(String name, @Nullable String secret) {
        if (secret != null) {
            secrets.put(name, TokenHash.of(secret));
        }
    }

    /** The one whose name and secret these are, revoked or not; null if they are nobody's. */
    @Nullable ScimToken withSecret(SignInWay way, String name, TokenHash hash) {
        TokenHash secret = secrets.get(name);
        ScimToken client = secret != null && secret.isSame(hash) ? named(name) : null;
        return client != null && client.way() == way ? client : null;
    }

    List<ScimToken> list() {
        if (clients.isEmpty()) {
            return List.of();
        }
        Map<String, State> states = states();
        return clients.values().stream()
                .map(client -> token(client, states.getOrDefault(client.id(), State.NEW)))
                .toList();
    }

    /** Null if none is called so. */
    @Nullable ScimToken named(String name) {
        return list().stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private ScimToken token(Client client, State state) {
        LastUse seen = uses.of(client.id());
        return new ScimToken(
                client.id(),
                client.name(),
                client.way(),
                client.terms(),
                null,
                null,
                state.revoked(),
                null,
                seen == null ? state.lastUse() : seen);
    }

    private Map<String, State> states() {
        Map<String, State> states = new HashMap<>();
        jdbc.sql("select * from configured_client").query(row -> {
            states.put(row.getString("id"), State.of(row));
        });
        return states;
    }

    /** @return whether there is such a client, not revoked before */
    boolean revoke(String id) {
        return clients.values().stream().anyMatch(client -> client.id().equals(id))
                && jdbc.sql("""
                        insert into configured_client (id, revoked) values (:id, :now)
                        on conflict (id) do update set revoked = :now where configured_client.revoked is null
                        """).param("id", id).param("now", clock.millis()).update() == 1;
    }

    /** @return whether there is such a client, and was revoked */
    boolean restore(String id) {
        return clients.values().stream().anyMatch(client -> client.id().equals(id))
                && jdbc.sql("update configured_client set revoked = null where id = :id and revoked is not null")
                                .param("id", id)
                                .update()
                        == 1;
    }
}
