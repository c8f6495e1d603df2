package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.sandbox.SandboxOptions;

class SandboxProgramTest {

    private static SandboxOptions options(String line) {
        return SandboxProgram.options(List.of(line.split(" ")));
    }

    @Test
    void options_allFlags_areApplied() {
        assertThat(options("--bridge bridge.jar --port 1 --simulator-port 2 --data kept"))
                .isEqualTo(new SandboxOptions(Path.of("bridge.jar"), 1, 2, Path.of("kept")));
    }

    @Test
    void options_bridgeOnly_haveThePortsOfTheReadme() {
        assertThat(options("--bridge bridge.jar"))
                .isEqualTo(new SandboxOptions(Path.of("bridge.jar"), 8080, 8090, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port 1", "--bridge", "--bridge b.jar --port 65536", "--bridge b.jar --colour red"})
    void options_wrong_areRefused(String line) {
        assertThatThrownBy(() -> options(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
