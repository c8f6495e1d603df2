package ramscim.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.guard.GuardPolicy.Limit;
import ramscim.core.intent.LossKind;

class GuardPropertiesTest {
    private static GuardProperties properties(boolean enabled, Duration window) {
        return new GuardProperties(enabled, window, 1, 2, 3, 4, 5, 6, List.of("root*"), List.of(), List.of());
    }

    @Test
    void policy_limits_areThoseOfTheirKind() {
        assertThat(properties(true, Duration.ofHours(1)).policy().limits())
                .containsEntry(LossKind.USER, new Limit(1, 2))
                .containsEntry(LossKind.GROUP, new Limit(3, 4))
                .containsEntry(LossKind.MEMBERSHIP, new Limit(5, 6));
    }

    @Test
    void policy_switchedOff_countsNothing() {
        assertThat(properties(false, Duration.ofHours(1)).policy().limits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59S", "P30DT1S"})
    void new_windowOutOfBounds_refusesAndSaysTheBounds(Duration window) {
        assertThatThrownBy(() -> properties(true, window)).hasMessageContaining("between 1m and 30d");
    }
}
