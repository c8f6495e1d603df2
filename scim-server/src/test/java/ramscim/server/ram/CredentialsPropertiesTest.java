package ramscim.server.ram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import ramscim.adapter.AssumedRole;

class CredentialsPropertiesTest {
    private static CredentialsProperties bound(String... further) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "bridge.ram.credentials.source", "assume-role",
                "bridge.ram.credentials.access-key-id", "the-id",
                "bridge.ram.credentials.access-key-secret", "the-secret",
                "bridge.ram.credentials.role-arn", "acs:ram::1:role/bridge"));
        for (int i = 0; i < further.length; i += 2) {
            settings.put("bridge.ram.credentials." + further[i], further[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("bridge.ram.credentials", CredentialsProperties.class)
                .get();
    }

    @Test
    void role_externalId_isPassedOnWithoutBlanksAndNotShown() {
        CredentialsProperties properties = bound("external-id", " the-external-id ", "sts-region", "cn-beijing");

        assertThat(properties.role())
                .isEqualTo(new AssumedRole(
                        "acs:ram::1:role/bridge", "ram-scim-bridge", "the-external-id", null, "cn-beijing"));
        assertThat(properties.toString()).doesNotContain("the-external-id");
    }

    @Test
    void role_externalIdEmptyOrUnset_isNone() {
        assertThat(bound().role().externalId()).isNull();
        assertThat(bound("external-id", " ").role().externalId()).isNull();
    }
}
