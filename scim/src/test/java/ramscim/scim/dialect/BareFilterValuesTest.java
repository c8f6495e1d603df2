package ramscim.scim.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BareFilterValuesTest {
    /**
     * authentik's look-up after a conflict; example 1 of Entra's documentation; dates and numbers as people type them.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    userName eq tara.zhu                    | userName eq "tara.zhu"
                    userName eq tara.zhu@example.com        | userName eq "tara.zhu@example.com"
                    userName EQ tara and active eq true     | userName EQ "tara" and active eq true
                    (userName eq tara) or (userName eq tom) | (userName eq "tara") or (userName eq "tom")
                    emails[type eq work and value co x]     | emails[type eq "work" and value co "x"]
                    meta.lastModified gt 2026-01-01T00:00:00Z | meta.lastModified gt "2026-01-01T00:00:00Z"
                    userName eq eq                          | userName eq "eq"
                    userName eq and                         | userName eq "and"
                    """)
    void quote_bareValue_isQuoted(String asked, String read) {
        assertThat(BareFilterValues.quote(asked)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"tara zhu\"",
                "userName eq \"she said \\\"eq\\\"\"",
                "active eq true and title pr",
                "x.y eq 1.5e3",
                "manager eq null",
                "not (title pr)",
                "title pr and (userName sw \"J\" or nickName ew \"y\")"
            })
    void quote_filterAsTheStandardWantsIt_staysAsItIs(String filter) {
        assertThat(BareFilterValues.quote(filter)).isEqualTo(filter);
    }
}
