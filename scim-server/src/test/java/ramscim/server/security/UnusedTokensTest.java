package ramscim.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.security.UnusedTokens.Unused;
import ramscim.store.StoreDatabase;

class UnusedTokensTest {
    private static final Duration AFTER = Duration.ofDays(14);
    private static final Clock MADE = Clock.fixed(Instant.parse("2026-03-02T08:30:00Z"), ZoneOffset.UTC);
    private static final Instant LATER = MADE.instant().plus(AFTER).plusSeconds(1);

    private final StoreDatabase database;
    private final TokenUses uses;
    private final ScimTokens tokens;

    UnusedTokensTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
        uses = new TokenUses(database.jdbc(), MADE);
        ClientProperties none = new ClientProperties(Map.of(), Map.of(), Map.of(), Map.of());
        tokens = new ScimTokens(
                database.jdbc(),
                database.transactions(),
                "the-token-of-the-configuration",
                Set.of(),
                new ConfiguredClients(none, database.jdbc(), uses, MADE),
                uses,
                true,
                MADE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ScimToken made(String name, @Nullable Instant expires) {
        return tokens.make(name, TokenScope.ALL, Set.of(), expires).token();
    }

    private List<String> unusedAt(Instant now) {
        return new UnusedTokens(database.jdbc(), AFTER)
                .at(now).stream().map(Unused::name).toList();
    }

    @Test
    void at_longAfterItWasMade_aTokenAndAnOAuthClientThatNobodyUsed() {
        made("token", null);
        tokens.make("client", SignInWay.OAUTH, new ClientTerms(TokenScope.ALL, Set.of(), ClientLimits.NONE), null);

        assertThat(unusedAt(MADE.instant().plus(AFTER))).isEmpty();
        assertThat(unusedAt(LATER)).containsExactlyInAnyOrder("token", "client");
    }

    @Test
    void at_oneThatWasUsed_isNone() {
        tokens.used(made("token", null), "10.0.0.1", null);
        uses.write();

        assertThat(unusedAt(LATER)).isEmpty();
    }

    @Test
    void at_thoseThatEndOrHaveEnded_areNone() {
        made("ended", LATER.minusSeconds(1));
        tokens.revoke(Objects.requireNonNull(made("revoked", null).id()));
        tokens.rotate(
                Objects.requireNonNull(made("rotated", null).id()),
                Duration.ofDays(90),
                TokenEnd.at(LATER.minusSeconds(1)));

        assertThat(unusedAt(LATER)).isEmpty();
    }

    @Test
    void at_afterZero_nobodyIsPointedOut() {
        made("token", null);

        assertThat(new UnusedTokens(database.jdbc(), Duration.ZERO).at(LATER)).isEmpty();
    }
}
