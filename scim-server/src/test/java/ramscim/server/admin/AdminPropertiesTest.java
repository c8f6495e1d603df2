package ramscim.server.admin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.admin.AdminProperties.Oidc;
import ramscim.server.start.StartException;

class AdminPropertiesTest {
    private static AdminProperties properties(@Nullable String password, boolean local, String issuer) {
        return properties(password, local, issuer, "en");
    }

    private static AdminProperties properties(
            @Nullable String password, boolean local, String issuer, String language) {
        Oidc oidc =
                new Oidc(issuer, null, null, List.of(), Duration.ofHours(1), "groups", List.of(), List.of(), List.of());
        return new AdminProperties(password, local, Duration.ofHours(12), language, ZoneOffset.UTC, oidc);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "eleven-char",
                "a-password-that-is-so-long-that-bcrypt-would-not-look-at-the-end-of-it-at",
                "\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6\u7801\u5bc6"
            })
    void password_weakOrLongerThanItsHashLooks_isRefusedWithoutBeingRepeated(String password) {
        assertThatThrownBy(() -> properties(password, true, ""))
                .isInstanceOf(StartException.class)
                .hasMessage("Set bridge.admin.password (BRIDGE_ADMIN_PASSWORD) to a password of at least 12 characters"
                        + " and at most 72 bytes.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "twelve-chars", "{bcrypt}$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"})
    void password_noneOrStrongOrHash_isTaken(String password) {
        assertThatCode(() -> properties(password, true, "")).doesNotThrowAnyException();
    }

    @Test
    void local_offWithoutSingleSignOn_isRefused() {
        assertThatThrownBy(() -> properties(null, false, ""))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("BRIDGE_ADMIN_OIDC_ISSUER");
        assertThatCode(() -> properties(null, false, "https://idp.example")).doesNotThrowAnyException();
    }

    @Test
    void language_thatIsNotSpoken_isRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> properties(null, true, "", "tlh"))
                .isInstanceOf(StartException.class)
                .hasMessage("Set bridge.admin.language (BRIDGE_ADMIN_LANGUAGE) to one of: en, zh-CN.");
        assertThatCode(() -> properties(null, true, "", "zh")).doesNotThrowAnyException();
    }
}
