package ramscim.server.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import ramscim.server.start.StartException;

class ClientPropertiesTest {
    private static ClientProperties bound(MutablePropertySources sources) {
        return new Binder(
                        ConfigurationPropertySources.from(sources),
                        null,
                        ApplicationConversionService.getSharedInstance(),
                        null)
                .bindOrCreate("bridge.scim", ClientProperties.class);
    }

    private static ClientProperties of(Map<String, Object> settings) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new MapPropertySource("settings", settings));
        return bound(sources);
    }

    private static ClientProperties ofVariables(Map<String, Object> variables) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return bound(sources);
    }

    @Test
    void bind_environmentVariables_areThoseOfTheKeys() {
        ClientProperties.Jwt entra = requireNonNull(ofVariables(Map.of(
                        "BRIDGE_SCIM_JWT_ENTRA_ISSUER", "https://sts.windows.net/t/",
                        "BRIDGE_SCIM_JWT_ENTRA_JWKS_URI", "https://login.microsoftonline.com/keys",
                        "BRIDGE_SCIM_JWT_ENTRA_AUDIENCE", "a,b",
                        "BRIDGE_SCIM_JWT_ENTRA_APPLICATION", "app",
                        "BRIDGE_SCIM_JWT_ENTRA_REQUESTS_PER_MINUTE", "60",
                        "BRIDGE_SCIM_JWT_ENTRA_ADDRESSES", "203.0.113.0/24,2001:db8::/32"))
                .jwt()
                .get("entra"));

        assertThat(entra.audience()).isEqualTo(Set.of("a", "b"));
        assertThat(entra.jwksUri()).hasToString("https://login.microsoftonline.com/keys");
        assertThat(entra.terms("entra").limits())
                .isEqualTo(new ClientLimits(List.of("203.0.113.0/24", "2001:db8::/32"), 60));
        assertThat(entra.rules().algorithms()).containsExactly("RS256");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bridge.scim.jwt.a.issuer=http://login.example.com              | bridge.scim.jwt.a.issuer",
                "bridge.scim.jwt.a.issuer=https://login.example.com             | bridge.scim.jwt.a.audience",
                "bridge.scim.oauth.a.secret=short                               | bridge.scim.oauth.a.secret",
                "bridge.scim.oauth.a.scope=users                                | bridge.scim.oauth.a.secret",
                "bridge.scim.certificates.a.scope=users                         | bridge.scim.certificates.a.subject",
                "bridge.scim.certificates.a.subject=nobody                      | bridge.scim.certificates.a.subject",
                "bridge.scim.basic.a.password=short                             | bridge.scim.basic.a.password"
            })
    void bind_whatIsNotEnough_saysWhatToSet(String setting, String key) {
        int equals = setting.indexOf('=');

        assertThatThrownBy(() -> of(Map.of(setting.substring(0, equals), setting.substring(equals + 1))))
                .hasRootCauseInstanceOf(StartException.class)
                .rootCause()
                .hasMessageStartingWith("Set " + key + " (");
    }

    @Test
    void bind_symmetricAlgorithm_isNone() {
        assertThatThrownBy(() -> of(Map.of("bridge.scim.jwt.a.algorithms", "HS256")))
                .rootCause()
                .hasMessageContaining("HS256");
    }

    @Test
    void limits_whatIsNoAddress_saysSo() {
        assertThatThrownBy(() -> ClientLimits.of("198.51.100.1, bridge.example.com", 0))
                .hasMessage("'bridge.example.com' is no address and no network such as 203.0.113.0/24.");
        assertThatThrownBy(() -> ClientLimits.of("198.51.100.0/99", 0)).hasMessageContaining("198.51.100.0/99");
    }
}
