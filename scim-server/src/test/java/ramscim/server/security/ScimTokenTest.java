package ramscim.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ramscim.server.bearer.TokenHash;

class ScimTokenTest {
    private static final Instant MADE = Instant.parse("2026-03-02T08:30:00Z");
    private static final Instant END = MADE.plus(Duration.ofDays(90)).minusMillis(300);

    private static ScimToken token(@Nullable Instant expires, @Nullable Instant revoked, @Nullable Instant replaced) {
        return new ScimToken(
                "id",
                "okta",
                SignInWay.TOKEN,
                new ClientTerms(TokenScope.ALL, Set.of(), ClientLimits.NONE),
                MADE,
                expires,
                revoked,
                replaced,
                null);
    }

    @Test
    void isValidAt_itsEnd_opensNothingAnyMore() {
        assertThat(token(END, null, null).isValidAt(END.minusMillis(1))).isTrue();
        assertThat(token(END, null, null).isValidAt(END)).isFalse();
    }

    @Test
    void isValidAt_revoked_opensNothingThoughItDoesNotEnd() {
        assertThat(token(null, MADE, null).isValidAt(MADE.minusSeconds(1))).isFalse();
    }

    @Test
    void isValidAt_rotated_worksUntilItsEnd() {
        assertThat(token(END, null, MADE).isValidAt(END.minusMillis(1))).isTrue();
    }

    @Test
    void endsUnplanned_rotatedRevokedOrEndless_isNoSurprise() {
        assertThat(token(END, null, null).endsUnplanned()).isTrue();
        assertThat(token(END, null, MADE).endsUnplanned()).isFalse();
        assertThat(token(END, MADE, null).endsUnplanned()).isFalse();
        assertThat(token(null, null, null).endsUnplanned()).isFalse();
    }

    @Test
    void asBefore_tokenOfNinetyDays_livesNinetyDaysMore() {
        Instant later = MADE.plus(Duration.ofDays(60));

        assertThat(TokenEnd.asBefore().of(token(END, null, null), later)).isEqualTo(later.plus(Duration.ofDays(90)));
        assertThat(TokenEnd.asBefore().of(token(null, null, null), later)).isNull();
    }

    @Test
    void toString_ofAHash_doesNotHoldTheToken() {
        TokenHash hash = TokenHash.of("a-very-secret-token");

        assertThat(hash.toString()).doesNotContain("secret");
        assertThat(hash.isSame(TokenHash.of("a-very-secret-token"))).isTrue();
        assertThat(hash.isSame(TokenHash.of("a-very-secret-tokem"))).isFalse();
    }
}
