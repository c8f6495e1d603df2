package ramscim.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.start.StartException;

class PublicAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://bridge.example.com, https, bridge.example.com, 443, true",
        "HTTPS://bridge.example.com/, https, bridge.example.com, 443, true",
        "https://bridge.example.com:8443, https, bridge.example.com, 8443, true",
        "http://[::1]:8080, http, [::1], 8080, false",
        "http://bridge, http, bridge, 80, false"
    })
    void parse_address_hasItsParts(String text, String scheme, String host, int port, boolean secure) {
        PublicAddress address = Objects.requireNonNull(PublicAddress.parse(text));

        assertThat(address.scheme()).isEqualTo(scheme);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.effectivePort()).isEqualTo(port);
        assertThat(address.isSecure()).isEqualTo(secure);
    }

    @Test
    void parse_nothing_isNone() {
        assertThat(PublicAddress.parse(null)).isNull();
        assertThat(PublicAddress.parse(" ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bridge.example.com",
                "ftp://bridge.example.com",
                "https://bridge.example.com/bridge",
                "https://bridge.example.com?x",
                "https://user@bridge.example.com",
                "https://",
                "https://a b"
            })
    void parse_whatIsNoSuchAddress_saysWhatToSet(String text) {
        assertThatThrownBy(() -> PublicAddress.parse(text))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("Set bridge.public-url (BRIDGE_PUBLIC_URL) to the address");
    }
}
