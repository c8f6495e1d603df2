package ramscim.scim.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuePathComparisonsTest {
    /** Entra looks users up by e-mail address with the first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    emails[type eq "work"].value eq "a@x.y" | emails[(type eq "work") and value eq "a@x.y"]
                    emails[type eq "work"].value pr | emails[(type eq "work") and value pr]
                    emails[type eq "work"].value pr and title pr | emails[(type eq "work") and value pr] and title pr
                    emails[type eq "a]b"].value eq "]" | emails[(type eq "a]b") and value eq "]"]
                    title pr or emails[primary eq true].value sw "a" | title pr or emails[(primary eq true) and value sw "a"]
                    """)
    void moveInside_comparisonBehindAValuePath_standsInTheBrackets(String asked, String read) {
        assertThat(ValuePathComparisons.moveInside(asked)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type eq \"work\" and value co \"x\"]",
                "title eq \"emails[type eq 'work'].value eq\"",
                "userName eq \"[a].value eq b\""
            })
    void moveInside_anyOtherFilter_staysAsItIs(String filter) {
        assertThat(ValuePathComparisons.moveInside(filter)).isEqualTo(filter);
    }
}
