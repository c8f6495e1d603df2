package ramscim.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.core.guard.HoldReason;
import ramscim.core.intent.LossKind;
import ramscim.server.words.Audience;

class HeldReasonTest {
    private static final Audience CHINESE = new Audience(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource
    void words_inEnglish_areThoseOfTheGuard(LossKind kind) {
        String stored = new HoldReason.TooMany(kind, 51, 80, Duration.ofMinutes(60), 50).words();
        String rejected = new HoldReason.Rejected().words();

        assertThat(HeldReason.words(stored).english()).isEqualTo(stored);
        assertThat(HeldReason.words(rejected).english()).isEqualTo(rejected);
    }

    @Test
    void words_inChinese_sayTheSame() {
        String stored = new HoldReason.TooMany(LossKind.USER, 51, 80, Duration.ofHours(24), 50).words();

        assertThat(HeldReason.words(stored).to(CHINESE))
                .isEqualTo("加上此项变更，24 小时内将有 51 个用户失去访问权限（共 80 个）；防护机制最多放行 50 个。");
    }

    @Test
    void words_ofAnOlderBridge_areSaidAsTheyAre() {
        assertThat(HeldReason.words("Too many.").to(CHINESE)).isEqualTo("Too many.");
    }
}
