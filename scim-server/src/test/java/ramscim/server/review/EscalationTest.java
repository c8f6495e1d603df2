package ramscim.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.access.PolicyCatalogue;
import ramscim.server.words.Audience;

/** What the judgement of policies can say is said in every language. */
class EscalationTest {
    private static final Audience CHINESE = new Audience(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);

    private static List<String> judgements(String file) throws IOException {
        try (InputStream lines = Objects.requireNonNull(PolicyCatalogue.class.getResourceAsStream(file))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(": ", 2)[1])
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"escalating-policies.txt", "escalating-actions.txt"})
    void words_everyJudgement_isKnownInChinese(String file) throws IOException {
        assertThat(judgements(file)).hasSizeGreaterThan(10).allSatisfy(judgement -> {
            assertThat(Escalation.words(judgement).english()).isEqualTo(judgement);
            assertThat(Escalation.words(judgement).to(CHINESE)).startsWith("可");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"says nothing that can be judged", "allows everything but what it names"})
    void words_ofADocument_areKnownInChinese(String judgement) {
        assertThat(Escalation.words(judgement).english()).isEqualTo(judgement);
        assertThat(Escalation.words(judgement).to(CHINESE)).doesNotContain("allows", "says");
    }

    @Test
    void words_ofAnAction_nameIt() {
        String judgement = "allows 'ram:*', which attaches any policy to anybody";

        assertThat(Escalation.words(judgement).english()).isEqualTo(judgement);
        assertThat(Escalation.words(judgement).to(CHINESE)).isEqualTo("允许“ram:*”：可为任何用户授予任意权限策略");
    }

    @Test
    void words_ofAnOlderBridge_areSaidAsTheyAre() {
        assertThat(Escalation.words("does something").to(CHINESE)).isEqualTo("does something");
    }
}
