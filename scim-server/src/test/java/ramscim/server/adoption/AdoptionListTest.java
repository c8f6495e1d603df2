package ramscim.server.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.adoption.AdoptionList.Line;

class AdoptionListTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@x.onaliyun.com",
                " anna@x.onaliyun.com \r\n",
                "UserPrincipalName\nanna@x.onaliyun.com",
                "userId,why\n\"anna@x.onaliyun.com\",\"same, she said\"",
                "\uFEFFanna@x.onaliyun.com;Anna;yes",
                "\n\nanna@x.onaliyun.com\tAnna\n",
                "\uFEFF\"Logon Name\",\"Why\"\r\n\"anna@x.onaliyun.com\",\"she said \"\"yes\"\"\"\r\n",
                "USER_ID;why\nanna@x.onaliyun.com;\"first,\nthen\"",
            })
    void read_oneInWhateverTable_isThatOne(String csv) {
        assertThat(AdoptionList.read(csv)).extracting(Line::text).containsExactly("anna@x.onaliyun.com");
    }

    @Test
    void read_emptyLines_countAsLines() {
        assertThat(AdoptionList.read("a\n\nb")).containsExactly(new Line(1, "a"), new Line(3, "b"));
    }

    @Test
    void read_quotedLineEnd_laterLinesKeepTheirNumbers() {
        assertThat(AdoptionList.read("\"a\",\"one\r\ntwo\"\r\nb,three"))
                .containsExactly(new Line(1, "a"), new Line(3, "b"));
    }

    @Test
    void read_quoteInsideOfACell_isPartOfIt() {
        assertThat(AdoptionList.read("\"an\"\"na@x\",why")).containsExactly(new Line(1, "an\"na@x"));
    }

    @Test
    void read_quoteThatNeverEnds_isStillRead() {
        assertThat(AdoptionList.read("upn\n\"anna@x")).containsExactly(new Line(2, "anna@x"));
    }

    @Test
    void read_everyLineWithAnotherSeparator_allAreRead() {
        assertThat(AdoptionList.read("upn;why\na;x\n\"b\",y\nc\tz\n"))
                .extracting(Line::text)
                .containsExactly("a", "b", "c");
    }

    @Test
    void read_nothing_none() {
        assertThat(AdoptionList.read(" \n")).isEmpty();
    }
}
