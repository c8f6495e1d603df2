package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.rate.RateLimits;

class SimulatorProgramTest {

    private static SimulatorOptions options(String line) {
        return SimulatorProgram.options(List.of(line.split(" ")));
    }

    @Test
    void options_allFlags_areApplied() {
        SimulatorOptions options =
                options("--port 0 --domain a.onaliyun.com --access-key-id id --access-key-secret secret --quotas on"
                        + " --idle-timeout 10");

        assertThat(options.port()).isZero();
        assertThat(options.defaultDomain()).isEqualTo("a.onaliyun.com");
        assertThat(options.accessKey().id()).isEqualTo("id");
        assertThat(options.accessKey().secret()).isEqualTo("secret");
        assertThat(options.rateLimits()).isEqualTo(RateLimits.documented());
        assertThat(options.idleTimeout()).hasSeconds(10);
    }

    @Test
    void options_none_haveNoRateLimits() {
        assertThat(SimulatorProgram.options(List.of()).rateLimits()).isEqualTo(RateLimits.off());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port x", "--port -1", "--quotas maybe", "--idle-timeout 0", "--colour red"})
    void options_wrong_areRefused(String line) {
        assertThatThrownBy(() -> options(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
