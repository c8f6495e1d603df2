package ramscim.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.server.admin.Asker;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityTrail;
import ramscim.server.security.ScimTokens.Made;
import ramscim.server.words.Words;
import ramscim.store.WriteTransactions;

/** What administrators do to tokens, and the record of it. */
public final class TokenAdministration {
    private static final Duration LONGEST_LIFE = Duration.ofDays(3660);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private final ScimTokens tokens;
    private final SecurityTrail record;
    private final Supplier<Asker> askers;
    private final WriteTransactions transactions;
    private final TokenLifeProperties usual;
    private final Clock clock;

    /**
     * @param record where events go in the transaction of what they tell of
     * @param askers who asks, at the moment
     */
    TokenAdministration(
            ScimTokens tokens,
            SecurityTrail record,
            Supplier<Asker> askers,
            WriteTransactions transactions,
            TokenLifeProperties usual,
            Clock clock) {
        this.tokens = tokens;
        this.record = record;
        this.askers = askers;
        this.transactions = transactions;
        this.usual = usual;
        this.clock = clock;
    }

    /** When a token ends for which nobody says it; null for never. */
    public @Nullable Instant usualEnd() {
        return usual.endOfOneMadeAt(clock.instant());
    }

    public List<ScimToken> list() {
        return tokens.list();
    }

    /**
     * A bearer token.
     *
     * @param expires null for never
     */
    public Made make(String name, TokenScope scope, Set<TokenRight> rights, @Nullable Instant expires) {
        return make(name, SignInWay.TOKEN, scope, rights, expires);
    }

    /**
     * A bearer token, or an OAuth client, from wherever it comes and however often.
     *
     * @param expires null for never
     */
    public Made make(String name, SignInWay way, TokenScope scope, Set<TokenRight> rights, @Nullable Instant expires) {
        return make(name, way, new ClientTerms(scope, rights, ClientLimits.NONE), expires);
    }

    /**
     * A bearer token, or an OAuth client.
     *
     * @param expires null for never
     */
    Made make(String name, SignInWay way, ClientTerms terms, @Nullable Instant expires) {
        String stripped = name.strip();
        if (!ConfiguredClients.NAME.matcher(stripped).matches()) {
            throw new BadAdminRequestException(Words.of("clients.bad-name"));
        }
        if (way != SignInWay.TOKEN && way != SignInWay.OAUTH) {
            throw new BadAdminRequestException(Words.of("clients.of-the-configuration"));
        }
        Asker asker = askers.get();
        return transactions.write(() -> made(stripped, way, terms, expires, asker));
    }

    private Made made(String stripped, SignInWay way, ClientTerms terms, @Nullable Instant expires, Asker asker) {
        Instant now = clock.instant();
        checked(expires, now);
        boolean taken = tokens.list().stream()
                .anyMatch(token -> token.name().equalsIgnoreCase(stripped) && token.isValidAt(now));
        if (taken) {
            throw new BadAdminRequestException(Words.of("clients.taken"));
        }
        Made made = tokens.make(stripped, way, terms, expires);
        record(
                asker,
                SecurityEventKind.TOKEN_CREATED,
                way == SignInWay.TOKEN ? "Made the token '%s' for %s%s" : "Made the OAuth client '%s' for %s%s",
                stripped,
                terms.scope().label()
                        + TokenRight.inSentence(terms.rights())
                        + terms.limits().inSentence(),
                until(expires));
        return made;
    }

    public Made rotate(String id, Duration overlap, TokenEnd newEnd) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new BadAdminRequestException(Words.of("clients.bad-overlap"));
        }
        Asker asker = askers.get();
        return transactions.write(() -> rotated(id, overlap, (old, now) -> checked(newEnd.of(old, now), now), asker));
    }

    private Made rotated(String id, Duration overlap, TokenEnd newEnd, Asker asker) {
        Made made = tokens.rotate(id, overlap, newEnd);
        if (made == null) {
            throw missing();
        }
        record(
                asker,
                SecurityEventKind.TOKEN_ROTATED,
                "Rotated the token '%s'%s; the old one works for another %s h",
                made.token().name(),
                until(made.token().expires()),
                overlap.toHours());
        return made;
    }

    public void revoke(String id) {
        Asker asker = askers.get();
        transactions.write(() -> revoke(id, asker));
    }

    private void revoke(String id, Asker asker) {
        ScimToken token = named(id);
        if (!tokens.revoke(id)) {
            throw missing();
        }
        record(asker, SecurityEventKind.TOKEN_REVOKED, "Revoked the token '%s'", token.name(), "", "");
    }

    private ScimToken named(String id) {
        return tokens.list().stream()
                .filter(one -> id.equals(one.id()))
                .findFirst()
                .orElseThrow(TokenAdministration::missing);
    }

    /** Lets a client of the configuration in again. */
    void restore(String id) {
        Asker asker = askers.get();
        transactions.write(() -> restore(id, asker));
    }

    private void restore(String id, Asker asker) {
        if (!tokens.restore(id)) {
            throw new BadAdminRequestException(Words.of("clients.not-revoked"));
        }
        record(
                asker,
                SecurityEventKind.TOKEN_RESTORED,
                "Let the client '%s' in again",
                named(id).name(),
                "",
                "");
    }

    private static @Nullable Instant checked(@Nullable Instant expires, Instant now) {
        if (expires != null && (expires.isBefore(now) || expires.isAfter(now.plus(LONGEST_LIFE)))) {
            throw new BadAdminRequestException(Words.of("clients.bad-end"));
        }
        return expires;
    }

    private static String until(@Nullable Instant expires) {
        return expires == null ? "" : ", until " + expires;
    }

    private static BadAdminRequestException missing() {
        return new BadAdminRequestException(Words.of("clients.missing"));
    }

    private void record(Asker asker, SecurityEventKind kind, String what, Object first, Object second, Object third) {
        record.record(asker.did(kind, what.formatted(first, second, third) + "."));
    }
}
