package ramscim.server.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.converge.Adoption;
import ramscim.core.intent.Origin;
import ramscim.server.bearer.BearerToken;
import ramscim.server.bearer.TokenHash;
import ramscim.server.security.ScimToken.LastUse;
import ramscim.store.KeptName;
import ramscim.store.WriteTransactions;

/** The bearer tokens that SCIM clients may use: the one of the configuration, and those in the store. */
public final class ScimTokens implements Adoption.Askers {
    /** The name of the one that stands in the configuration. */
    static final String CONFIGURED = "configured";

    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final @Nullable TokenHash configured;
    private final Set<TokenRight> rights;
    private final ConfiguredClients clients;
    private final TokenUses uses;
    private final Clock clock;
    private final CurrentTokens<Known> current;

    /**
     * @param rights of the configured token, and of the first one if none is configured
     * @param alone whether no other process can change the store
     */
    ScimTokens(
            JdbcClient jdbc,
            WriteTransactions transactions,
            @Nullable String configured,
            Set<TokenRight> rights,
            ConfiguredClients clients,
            TokenUses uses,
            boolean alone,
            Clock clock) {
        this.current = new CurrentTokens<>(alone, System::nanoTime, this::all);
        this.rights = Set.copyOf(rights);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.configured = configured == null || configured.isBlank() ? null : TokenHash.of(configured);
        this.clients = clients;
        this.uses = uses;
        this.clock = clock;
    }

    private record Known(TokenHash hash, ScimToken token) {}

    /** A token that was just made, and the secret, which is shown once. */
    public record Made(ScimToken token, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Made[" + token + "]";
        }
    }

    /**
     * The token that a client has shown, or null if it is none or may not be used any more; compares with all, so that
     * time tells nothing.
     */
    @Nullable ScimToken accept(String secret) {
        TokenHash hash = TokenHash.of(secret);
        ScimToken accepted = null;
        for (Known known : current.all()) {
            boolean same = known.hash().isSame(hash)
                    && known.token().way() == SignInWay.TOKEN
                    && known.token().isValidAt(clock.instant());
            accepted = same ? known.token() : accepted;
        }
        return accepted;
    }

    /**
     * The OAuth client whose name and secret these are, whether it may still be used or not; null if they are nobody's.
     */
    public @Nullable ScimToken client(String name, String secret) {
        TokenHash hash = TokenHash.of(secret);
        ScimToken configuredOne = clients.withSecret(SignInWay.OAUTH, name, hash);
        return configuredOne != null
                ? configuredOne
                : all().stream()
                        .filter(known -> known.hash().isSame(hash)
                                && known.token().way() == SignInWay.OAUTH
                                && known.token().name().equals(name))
                        .map(Known::token)
                        .findFirst()
                        .orElse(null);
    }

    /** Whether it is valid or not; null if there is none. */
    public @Nullable ScimToken withId(String id) {
        return now().filter(token -> id.equals(token.id())).findFirst().orElse(null);
    }

    /** As they are for requests; when they were used last is on pages only. */
    private Stream<ScimToken> now() {
        return Stream.concat(clients.list().stream(), current.all().stream().map(Known::token));
    }

    /** Somebody was let in. */
    void used(ScimToken token, String address, @Nullable String userAgent) {
        uses.used(Objects.requireNonNullElse(token.id(), CONFIGURED), address, userAgent);
    }

    /** One that was valid once; null if it never was. */
    @Nullable ScimToken former(String secret) {
        TokenHash hash = TokenHash.of(secret);
        return all().stream()
                .filter(known -> known.hash().isSame(hash))
                .map(Known::token)
                .findFirst()
                .orElse(null);
    }

    /**
     * Whoever asks with a token adopts only if all that goes by its name may; an administrator and the bridge itself
     * always may.
     */
    @Override
    public boolean mayAdopt(Origin origin) {
        String actor = origin.actor();
        Instant now = clock.instant();
        if (!actor.startsWith(Origin.TOKEN)) {
            return true;
        }
        List<ScimToken> named = now().filter(token -> actor.equals(Origin.TOKEN + token.name()) && token.isValidAt(now))
                .toList();
        return !named.isEmpty()
                && named.stream().allMatch(token -> token.rights().contains(TokenRight.ADOPTION));
    }

    /** All that were ever made, those of the configuration first and then the newest. */
    public List<ScimToken> list() {
        return Stream.concat(clients.list().stream(), all().stream().map(Known::token))
                .toList();
    }

    private List<Known> all() {
        List<Known> all = new ArrayList<>();
        if (configured != null) {
            all.add(new Known(configured, configured()));
        }
        all.addAll(
                jdbc
                        .sql("select * from scim_token order by created desc, id")
                        .query((row, number) -> known(row))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
        return all;
    }

    private ScimToken configured() {
        ClientTerms terms = new ClientTerms(TokenScope.ALL, rights, ClientLimits.NONE);
        return new ScimToken(null, CONFIGURED, SignInWay.TOKEN, terms, null, null, null, null, uses.of(CONFIGURED));
    }

    private static ClientTerms terms(ResultSet row, TokenScope scope) throws SQLException {
        return new ClientTerms(
                scope,
                TokenRight.ofColumn(row.getString("rights")),
                ClientLimits.of(row.getString("addresses"), row.getInt("requests_per_minute")));
    }

    /** Empty for one that only a newer version knows how to let in, or how far: nothing is guessed of that. */
    private Optional<Known> known(ResultSet row) throws SQLException {
        Optional<SignInWay> way = KeptName.of(SignInWay.class, row.getString("way"));
        Optional<TokenScope> scope = KeptName.of(TokenScope.class, row.getString("scope"));
        return way.isEmpty() || scope.isEmpty() ? Optional.empty() : Optional.of(known(row, way.get(), scope.get()));
    }

    private Known known(ResultSet row, SignInWay way, TokenScope scope) throws SQLException {
        LastUse seen = uses.of(row.getString("id"));
        ScimToken token = new ScimToken(
                row.getString("id"),
                row.getString("name"),
                way,
                terms(row, scope),
                instant(row, "created"),
                instant(row, "expires"),
                instant(row, "revoked"),
                instant(row, "replaced"),
                seen == null ? written(row) : seen);
        return new Known(new TokenHash(row.getString("hash")), token);
    }

    static @Nullable LastUse written(ResultSet row) throws SQLException {
        Instant at = instant(row, "last_used");
        return at == null ? null : new LastUse(at, row.getString("last_address"), row.getString("last_agent"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** A token that ends at a known time. */
    public record Expiring(String name, Instant expires) {}

    /** Tokens that end within a time, or have ended not longer ago than that, and were not rotated. */
    public List<Expiring> expiring(Instant now, Duration time) {
        return list().stream()
                .filter(ScimToken::endsUnplanned)
                .map(token -> new Expiring(token.name(), Objects.requireNonNull(token.expires())))
                .filter(token -> token.expires().isBefore(now.plus(time))
                        && token.expires().isAfter(now.minus(time)))
                .toList();
    }

    /**
     * Makes a token if nobody could sign in otherwise.
     *
     * @param end when it ends; null for never
     * @param tell is told the secret before the token is there: one that nobody knows would keep the next start from
     *     making another
     */
    void makeFirst(@Nullable Instant end, Consumer<String> tell) {
        transactions.write(() -> {
            if (list().isEmpty()) {
                tell.accept(make("first", TokenScope.ALL, rights, end).secret());
            }
        });
    }

    /** @param expires null for never */
    public Made make(String name, TokenScope scope, Set<TokenRight> itsRights, @Nullable Instant expires) {
        return make(name, SignInWay.TOKEN, new ClientTerms(scope, itsRights, ClientLimits.NONE), expires);
    }

    /** @param expires null for never */
    Made make(String name, SignInWay way, ClientTerms terms, @Nullable Instant expires) {
        String secret = BearerToken.random();
        ScimToken token =
                new ScimToken(BearerToken.randomId(), name, way, terms, clock.instant(), expires, null, null, null);
        jdbc.sql("""
                        insert into scim_token
                            (hash, id, name, way, scope, rights, addresses, requests_per_minute, created, expires)
                        values (:hash, :id, :name, :way, :scope, :rights, :addresses, :rate, :created, :expires)
                        """)
                .param("hash", TokenHash.of(secret).hex())
                .param("id", token.id())
                .param("name", name)
                .param("way", way.name())
                .param("scope", terms.scope().name())
                .param("rights", TokenRight.toColumn(terms.rights()))
                .param("addresses", String.join(",", terms.limits().addresses()))
                .param("rate", terms.limits().requestsPerMinute())
                .param("created", clock.millis())
                .param("expires", expires == null ? null : expires.toEpochMilli())
                .update();
        current.changed();
        return new Made(token, secret);
    }

    /**
     * Makes another token with the same name, scope and rights; the old one goes on working for a while, so that the
     * provider can be changed over.
     *
     * @return null if there is no such token that could be rotated
     */
    public @Nullable Made rotate(String id, Duration overlap, TokenEnd newEnd) {
        return transactions
                .write(() -> Optional.ofNullable(rotated(id, overlap, newEnd)))
                .orElse(null);
    }

    private @Nullable Made rotated(String id, Duration overlap, TokenEnd newEnd) {
        Instant now = clock.instant();
        ScimToken old = list().stream()
                .filter(token -> id.equals(token.id()) && token.replaced() == null && token.isValidAt(now))
                .findFirst()
                .orElse(null);
        if (old == null) {
            return null;
        }
        Instant planned = now.plus(overlap);
        Instant end = old.expires() == null || old.expires().isAfter(planned) ? planned : old.expires();
        jdbc.sql("update scim_token set replaced = :now, expires = :end where id = :id")
                .param("now", now.toEpochMilli())
                .param("end", end.toEpochMilli())
                .param("id", id)
                .update();
        current.changed();
        return make(old.name(), old.way(), old.terms(), newEnd.of(old, now));
    }

    /** @return whether there was such a token, not revoked before */
    public boolean revoke(String id) {
        if (clients.revoke(id)) {
            return true;
        }
        int revoked = jdbc.sql("update scim_token set revoked = :now where id = :id and revoked is null")
                .param("now", clock.millis())
                .param("id", id)
                .update();
        current.changed();
        return revoked == 1;
    }

    /** @return whether there is such a client of the configuration, and was revoked */
    boolean restore(String id) {
        return clients.restore(id);
    }

    /** The names of those that came to their end since this was asked last, of rotated ones not. */
    List<String> ended() {
        return jdbc.sql("""
                        update scim_token set ended = :now
                        where expires <= :now and ended is null and revoked is null and replaced is null
                        returning name
                        """).param("now", clock.millis()).query(String.class).list();
    }
}
