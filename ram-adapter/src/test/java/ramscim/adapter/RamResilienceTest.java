package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.ApiClass;

class RamResilienceTest {
    @ParameterizedTest
    @CsvSource({"READ,100", "IDENTITY_WRITE,20", "POLICY_WRITE,10"})
    void defaults_everyClass_staysJustBelowItsDocumentedRate(ApiClass apiClass, double documented) {
        CallGuards guards = new CallGuards(RamResilience.defaults());

        assertThat(guards.of(apiClass).state().rate()).isBetween(documented * 0.98, documented);
    }

    @Test
    void meter_everyClass_showsItsRate() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        new CallGuards(RamResilience.defaults()).meter(meters);

        assertThat(meters.get("ram.rate")
                        .tag("class", "ram-identity-writes")
                        .gauge()
                        .value())
                .isBetween(19.0, 20.0);
    }
}
