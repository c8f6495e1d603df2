package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyServerTest {
    @ParameterizedTest
    @CsvSource({
        "proxy.example:3128, http://proxy.example:3128",
        "http://proxy.example:3128, http://proxy.example:3128",
        "HTTP://proxy.example:3128/, http://proxy.example:3128",
        "https://proxy.example, https://proxy.example:443",
        "proxy.example, http://proxy.example:80",
        "10.0.0.1:3128, http://10.0.0.1:3128",
        "http://[fd00::1]:3128, http://[fd00::1]:3128",
    })
    void parse_usualNotation_isHostAndPort(String text, String uri) {
        assertThat(ProxyServer.parse("HTTPS_PROXY", text).host().toURI()).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "http://bridge:secret@proxy:3128, bridge, secret",
        "bridge:secret@proxy:3128, bridge, secret",
        "http://bridge:p%40ss%3Aw%C3%B6rd%2F@proxy:3128, bridge, p@ss:wörd/",
        "http://bridge:a@b:c/d#e@proxy:3128, bridge, a@b:c/d#e",
        "http://bridge:100%+1@proxy:3128, bridge, 100%+1",
        "http://corp%5Cbridge@proxy:3128, corp\\bridge, ''",
    })
    void parse_userAndPassword_isWhatWasMeant(String text, String user, String password) {
        UsernamePasswordCredentials credentials =
                Objects.requireNonNull(ProxyServer.parse("HTTPS_PROXY", text).credentials());

        assertThat(credentials.getUserName()).isEqualTo(user);
        assertThat(credentials.getPassword()).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://u:secret@proxy:1080", "u:secret@", "u:secret@proxy:port", "u:secret@proxy:70000"})
    void parse_somethingElse_isRefusedWithoutItsPassword(String text) {
        assertThatThrownBy(() -> ProxyServer.parse("HTTPS_PROXY", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "HTTPS_PROXY is no proxy: it must have the form host:port or http://user:password@host:port.");
    }

    @Test
    void toString_password_isHidden() {
        assertThat(ProxyServer.parse("HTTPS_PROXY", "http://bridge:secret@proxy:3128"))
                .hasToString("proxy:3128");
    }
}
