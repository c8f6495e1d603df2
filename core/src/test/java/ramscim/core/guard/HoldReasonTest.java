package ramscim.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.intent.LossKind;

class HoldReasonTest {
    @ParameterizedTest
    @EnumSource
    void of_itsOwnWords_isTheSame(LossKind kind) {
        HoldReason hours = new HoldReason.TooMany(kind, 12_345, 67_890, Duration.ofHours(24), 10);
        HoldReason minutes = new HoldReason.TooMany(kind, 1, 1, Duration.ofMinutes(90), 0);

        assertThat(HoldReason.of(hours.words())).isEqualTo(hours);
        assertThat(HoldReason.of(minutes.words())).isEqualTo(minutes);
        assertThat(HoldReason.of(new HoldReason.Rejected().words())).isEqualTo(new HoldReason.Rejected());
    }

    @ParameterizedTest
    @CsvSource({"PT24H, 24 h", "PT90M, 90 min"})
    void words_tooMany_sayWhatWouldBeLost(Duration window, String said) {
        assertThat(new HoldReason.TooMany(LossKind.USER, 51, 80, window, 50).words())
                .isEqualTo("With it 51 users of 80 would have lost access within " + said
                        + "; the guard lets 50 through.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Too many.", "With it many users of 80 would have lost access."})
    void of_otherWords_isUnknown(String words) {
        assertThat(HoldReason.of(words)).isNull();
    }
}
