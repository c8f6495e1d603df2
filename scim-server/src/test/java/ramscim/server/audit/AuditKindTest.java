package ramscim.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.server.door.SecurityEventKind;

class AuditKindTest {
    @ParameterizedTest
    @EnumSource
    void of_everySecurityEvent_isAKindOfTheSameName(SecurityEventKind kind) {
        assertThat(AuditKind.of(kind).name()).isEqualTo(kind.name());
    }
}
