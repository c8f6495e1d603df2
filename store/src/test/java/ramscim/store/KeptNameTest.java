package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Membership;

class KeptNameTest {
    @Test
    void of_aNameThatOnlyANewerVersionHas_isNoneOrTheStandIn() {
        assertThat(KeptName.of(Hold.class, "OF_TOMORROW")).isEmpty();
        assertThat(KeptName.of("OF_TOMORROW", Hold.HELD)).isEqualTo(Hold.HELD);
    }

    @Test
    void of_aName_isTheOneThatHasIt() {
        assertThat(KeptName.of(Hold.class, "APPROVED")).contains(Hold.APPROVED);
        assertThat(KeptName.of("APPROVED", Hold.HELD)).isEqualTo(Hold.APPROVED);
        assertThat(KeptName.ofClosed(Membership.class, "LEFT")).isEqualTo(Membership.LEFT);
    }

    @Test
    void ofClosed_anUnknownName_isSaid() {
        assertThatThrownBy(() -> KeptName.ofClosed(Membership.class, "OF_TOMORROW"))
                .hasMessage("The database has a Membership that no version knows: OF_TOMORROW");
    }
}
