package ramscim.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNamesTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final String FLAG = "🇨🇳";
    private static final String ACCENTED = "e\u0301";

    @ParameterizedTest
    @ValueSource(strings = {"A", "Alice Smith", "张三", "24 characters long, yes!"})
    void fit_atMost24Characters_staysAsItIs(String name) {
        assertThat(DisplayNames.fit(name)).isEqualTo(name);
    }

    @Test
    void fit_200Characters_theFirst24() {
        assertThat(DisplayNames.fit("x".repeat(200))).isEqualTo("x".repeat(24));
    }

    @ParameterizedTest
    @CsvSource({
        "20, " + FAMILY,
        "14, " + FAMILY,
        "23, " + FAMILY,
        "22, " + FLAG,
        "21, " + FLAG,
        "23, " + ACCENTED,
        "23, 😀",
        "22, 👍🏽"
    })
    void fit_200CharactersWithACharacterAcrossTheCut_isCutBeforeIt(int before, String character) {
        String name = "x".repeat(before) + character + "x".repeat(200);

        assertThat(DisplayNames.fit(name)).isEqualTo("x".repeat(before));
    }

    @ParameterizedTest
    @CsvSource({"13, " + FAMILY, "20, " + FLAG, "22, " + ACCENTED, "22, 😀", "20, 👍🏽"})
    void fit_characterThatEndsAtTheCut_isKept(int before, String character) {
        String name = "x".repeat(before) + character + "x".repeat(200);

        assertThat(DisplayNames.fit(name)).isEqualTo("x".repeat(before) + character);
    }

    @Test
    void fit_manyFlags_neverHalfOfOne() {
        assertThat(DisplayNames.fit("x" + FLAG.repeat(50))).isEqualTo("x" + FLAG.repeat(5));
    }

    @Test
    void fit_spaceBeforeTheCut_isTrimmed() {
        assertThat(DisplayNames.fit("x".repeat(23) + " yyyy")).isEqualTo("x".repeat(23));
    }

    @Test
    void fit_oneCharacterLongerThanAll_itsBeginningInWholeCodePoints() {
        assertThat(DisplayNames.fit("e" + "\u0301".repeat(40))).isEqualTo("e" + "\u0301".repeat(23));
        assertThat(DisplayNames.fit("👨" + "\u200D👩".repeat(20)))
                .hasSizeLessThanOrEqualTo(24)
                .matches(DisplayNamesTest::isWhole);
    }

    @Test
    void fit_controlCharactersAndSpacesAround_areNoPartOfTheName() {
        assertThat(DisplayNames.fit(" Alice\r\n\tSmith\u0000 ")).isEqualTo("Alice Smith");
        assertThat(DisplayNames.fit("\u0007 " + "x".repeat(200))).isEqualTo("x".repeat(24));
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
