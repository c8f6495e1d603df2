package ramscim.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.server.traffic.RefusedRequest;
import ramscim.server.traffic.TurnedAway;

class TroubleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final String BASE = "https://scim.acme.example/scim/v2";

    private static Trouble trouble(int status, @Nullable String scimType, String endpoint) {
        RefusedRequest refused =
                new RefusedRequest("okta", NOW, "203.0.113.7", "POST", endpoint, status, scimType, "It is so.");
        return Trouble.of(refused, Provider.OKTA, BASE);
    }

    @Test
    void refused_isToldInTheWordsThatTheProviderWasTold() {
        Trouble trouble = trouble(400, "invalidValue", "Users");

        assertThat(trouble.what().english()).isEqualTo("POST /Users was answered 400 (invalidValue):");
        assertThat(trouble.said()).isEqualTo("It is so.");
    }

    @Test
    void refused_atAnAddressThatDoesNotExist_namesTheFieldAndTheRightOne() {
        assertThat(trouble(404, null, "other").advice().english())
                .isEqualTo("Enter exactly " + BASE + " as SCIM connector base URL.");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalidFilter, userName",
        "400, invalidPath, attribute mapping",
        "400, invalidValue, attribute mapping",
        "400, , attribute mapping",
        "403, , token",
        "404, , Restart provisioning",
        "409, uniqueness, adopt",
        "412, , The words say",
        "413, , bridge.scim.max-body",
        "415, , SCIM 2.0",
        "500, , log",
    })
    void refused_status_saysWhatToChange(int status, @Nullable String scimType, String words) {
        assertThat(trouble(status, scimType, "Users").advice().english()).contains(words);
    }

    @ParameterizedTest
    @EnumSource
    void turnedAway_everyKind_namesTheFieldOfTheProvider(TurnedAway.Kind kind) {
        Trouble trouble = Trouble.of(new TurnedAway(kind, NOW, "203.0.113.7"), Provider.ENTRA_ID, BASE);

        assertThat(trouble.advice().english())
                .contains(kind == TurnedAway.Kind.WRONG_ADDRESS ? BASE + " as Tenant URL" : "as Secret Token");
    }
}
