package ramscim.server.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.NoSuchMessageException;

class WordsTest {
    private static final Audience SHANGHAI = new Audience(Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"));
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    @Test
    void to_twoReaders_isTheSameInTheLanguageOfEach() {
        Words words = Words.of("findings.held", 1200);

        assertThat(words.english()).isEqualTo("1,200 changes are held until an administrator approves.");
        assertThat(words.to(SHANGHAI)).isEqualTo("1,200 项变更已暂缓，等待管理员批准。");
    }

    @Test
    void to_argumentsThatAreWordsThemselves_areSaidInTheSameLanguage() {
        Words words = Words.of("findings.outage.since", Duration.ofMinutes(3), Words.of("findings.pending", 5, 2));

        assertThat(words.english())
                .isEqualTo("RAM has not answered for 3 min: 5 changes are waiting, 2 of them to take access away.");
        assertThat(words.to(SHANGHAI)).isEqualTo("RAM 已有 3 分钟未应答：5 项变更在等待，其中 2 项用于回收访问权限。");
    }

    @Test
    void to_listOfWords_isJoinedAsTheLanguageJoins() {
        Words words = Words.of("words.quoted", List.of("a", "b", Words.of("findings.level.green")));

        assertThat(words.english()).isEqualTo("a, b, and OK");
        assertThat(words.to(SHANGHAI)).isEqualTo("a、b和正常");
    }

    /** What somebody else sends is never taken for a pattern. */
    @ParameterizedTest
    @CsvSource({"'{0}'", "it''s {1,plural}", "<b>"})
    void quoted_anyText_isSaidAsItIs(String text) {
        assertThat(Words.quoted(text).to(SHANGHAI)).isEqualTo(text);
    }

    @Test
    void to_keyThatIsNotThere_fails() {
        Words unknown = Words.of("words.nothing");

        assertThatThrownBy(unknown::english).isInstanceOf(NoSuchMessageException.class);
    }

    @Test
    void of_argumentThatNobodySays_isRefused() {
        assertThatThrownBy(() -> Words.of("words.quoted", 1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void json_isEnglish() throws JsonProcessingException {
        assertThat(new ObjectMapper().writeValueAsString(List.of(Words.of("findings.level.red"))))
                .isEqualTo("[\"Broken\"]");
    }

    @ParameterizedTest
    @CsvSource({"12, 12 s ago, 12 秒前", "180, 3 min ago, 3 分钟前", "-180, in 3 min, 3 分钟后", "400000, 4 days ago, 4 天前"})
    void distance_ofATime_isInWordsOfTheLanguage(long secondsAgo, String english, String chinese) {
        Words distance = Times.distance(NOW.minusSeconds(secondsAgo), NOW);

        assertThat(distance.english()).isEqualTo(english);
        assertThat(distance.to(SHANGHAI)).isEqualTo(chinese);
    }

    @Test
    void exact_onAnotherClock_hasUtcBesideIt() {
        assertThat(Times.exactWithUtc(NOW, SHANGHAI)).isEqualTo("2026-03-02 16:30:00 UTC+8 · 2026-03-02 08:30:00 UTC");
        assertThat(Times.exactWithUtc(NOW, new Audience(Locale.ENGLISH, ZoneOffset.UTC)))
                .isEqualTo("2026-03-02 08:30:00 UTC");
    }
}
