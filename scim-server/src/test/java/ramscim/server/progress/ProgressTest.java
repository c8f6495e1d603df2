package ramscim.server.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private static final Instant BEGAN = Instant.parse("2026-03-02T08:30:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0    | 0    | 0   | just begun
                    12   | 0    | 5   | 12 so far
                    0    | 500  | 5   | 0 of 500
                    120  | 500  | 5   | 120 of 500, 24 a second, about 16 s left
                    3    | 5000 | 6   | 3 of 5,000, 0.5 a second, about 2 h left
                    500  | 500  | 5   | 500 of 500, 100 a second, about 0 s left
                    """)
    void words_ofWork_tellRateAndTimeLeft(int done, int of, int seconds, String words) {
        assertThat(new Progress(BEGAN, done, of, BEGAN.plusSeconds(seconds))
                        .words()
                        .english())
                .isEqualTo(words);
    }

    @Test
    void line_forATerminal_hasABar() {
        assertThat(new Progress(BEGAN, 125, 500, BEGAN.plusSeconds(5)).line())
                .isEqualTo("[#####...............] 125 of 500, 25 a second, about 15 s left");
    }
}
