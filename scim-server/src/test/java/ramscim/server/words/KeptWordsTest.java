package ramscim.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptWordsTest {
    private final KeptWords kept = new KeptWords(JsonMapper.builder().build());

    @Test
    void words_withEveryKindOfArgument_areReadAsTheyWere() {
        Words words = Words.of(
                "words.quoted",
                "okta",
                3L,
                Duration.ofMinutes(3),
                Instant.parse("2026-03-02T08:30:00Z"),
                List.of("a", Words.of("time.hours", 2L)),
                Words.quoted("ServiceUnavailable"));

        assertThat(kept.words(kept.write(words))).isEqualTo(words);
    }

    @Test
    void words_withinSomething_areReadWithIt() {
        record Told(Words summary) {}
        Told told = new Told(Words.of("time.hours", 2L));

        assertThat(kept.known(kept.write(told), Told.class)).contains(told);
    }

    @Test
    void words_fromBeforeThereWereKeys_areTheText() {
        assertThat(kept.words("3 changes are held.")).isEqualTo(Words.quoted("3 changes are held."));
    }

    @Test
    void words_whoseMessageThisVersionLacks_areTheEnglish() {
        String other = kept.write(Words.of("time.hours", 2L)).replace("time.hours", "time.fortnights");

        assertThat(kept.words(other)).isEqualTo(Words.quoted("2 h"));
    }
}
