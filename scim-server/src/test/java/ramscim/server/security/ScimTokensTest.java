package ramscim.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.store.StoreDatabase;

class ScimTokensTest {
    private final StoreDatabase database;
    private final ScimTokens tokens;
    private final List<String> told = new ArrayList<>();

    ScimTokensTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
        TokenUses uses = new TokenUses(database.jdbc(), Clock.systemUTC());
        tokens = new ScimTokens(
                database.jdbc(),
                database.transactions(),
                null,
                Set.of(TokenRight.PASSWORDS),
                new ConfiguredClients(
                        new ClientProperties(Map.of(), Map.of(), Map.of(), Map.of()),
                        database.jdbc(),
                        uses,
                        Clock.systemUTC()),
                uses,
                true,
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makeFirst_nobodyHasOne_theOneThatIsToldIsAccepted() {
        tokens.makeFirst(null, told::add);
        tokens.makeFirst(null, told::add);

        assertThat(told).hasSize(1);
        assertThat(tokens.accept(told.get(0))).isNotNull();
    }

    /** As when the process ends between the two. */
    @Test
    void makeFirst_couldNotBeTold_thereIsNoneAndTheNextStartMakesOne() {
        assertThatThrownBy(() -> tokens.makeFirst(null, secret -> {
                    told.add(secret);
                    throw new IllegalStateException("nobody listens");
                }))
                .hasMessage("nobody listens");
        assertThat(tokens.list()).isEmpty();

        tokens.makeFirst(null, told::add);

        assertThat(told).hasSize(2);
        assertThat(tokens.accept(told.get(0))).isNull();
        assertThat(tokens.accept(told.get(1))).isNotNull();
    }

    @Test
    void ended_aTokenWhoseTimeIsOver_isToldOnce() {
        Instant past = Instant.now().minusSeconds(1);
        tokens.make("over", TokenScope.ALL, Set.of(), past);
        tokens.make("endless", TokenScope.ALL, Set.of(), null);
        String revoked = String.valueOf(
                tokens.make("revoked", TokenScope.ALL, Set.of(), past).token().id());
        tokens.revoke(revoked);
        String old = String.valueOf(
                tokens.make("rotated", TokenScope.ALL, Set.of(), null).token().id());
        tokens.rotate(old, Duration.ZERO, TokenEnd.at(null));

        assertThat(tokens.ended()).containsExactly("over");
        assertThat(tokens.ended()).isEmpty();
    }

    @Test
    void former_aTokenThatWasRevoked_isKnown() {
        ScimTokens.Made made = tokens.make("gone", TokenScope.ALL, Set.of(), null);
        tokens.revoke(String.valueOf(made.token().id()));

        assertThat(tokens.accept(made.secret())).isNull();
        assertThat(tokens.former(made.secret()))
                .isNotNull()
                .extracting(ScimToken::name)
                .isEqualTo("gone");
        assertThat(tokens.former("made-up")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"way", "scope"})
    void accept_aTokenThatOnlyANewerVersionKnowsHowToJudge_isRefusedAndNoOther(String column) {
        ScimTokens.Made other = tokens.make("other", TokenScope.READ_ONLY, Set.of(), null);
        ScimTokens.Made made = tokens.make("of-tomorrow", TokenScope.READ_ONLY, Set.of(), null);
        database.jdbc()
                .sql("update scim_token set " + column + " = 'OF_TOMORROW' where name = 'of-tomorrow'")
                .update();

        assertThat(tokens.accept(made.secret())).isNull();
        assertThat(tokens.accept(other.secret())).isNotNull();
        assertThat(new UnusedTokens(database.jdbc(), Duration.ofDays(1))
                        .at(Instant.now().plus(Duration.ofDays(2))))
                .extracting(UnusedTokens.Unused::name)
                .contains("other")
                .hasSize(column.equals("way") ? 1 : 2);
    }

    @Test
    void accept_aTokenWithARightThatOnlyANewerVersionGives_hasTheOthers() {
        ScimTokens.Made made = tokens.make("okta", TokenScope.ALL, Set.of(TokenRight.ADOPTION), null);
        database.jdbc()
                .sql("update scim_token set rights = 'OF_TOMORROW,ADOPTION'")
                .update();

        assertThat(tokens.list())
                .singleElement()
                .returns(Set.of(TokenRight.ADOPTION), ScimToken::rights)
                .returns(made.token().name(), ScimToken::name);
    }
}
