package ramscim.server.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static String written(@Nullable Object... cells) throws IOException {
        StringBuilder table = new StringBuilder();
        Csv.write(Arrays.asList(cells), table);
        return table.toString();
    }

    @Test
    void write_textNumberAndNothing_quotesTheText() throws IOException {
        assertThat(written("one;two", 3, null, "say \"yes\"")).isEqualTo("\"one;two\",3,,\"say \"\"yes\"\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠SUM(A1)"})
    void write_formula_isDisarmed(String formula) throws IOException {
        assertThat(written(formula)).isEqualTo("\"'" + formula + "\"\r\n");
    }

    @Test
    void write_negativeNumber_staysOne() throws IOException {
        assertThat(written(-1)).isEqualTo("-1\r\n");
    }

    /** Letters in front, so that nothing is disarmed and nothing is white at an end, which reading leaves out. */
    @Property
    void read_whatWasWritten_isTheSame(@ForAll @NotEmpty @Size(max = 4) List<String> cells) throws IOException {
        List<String> texts = cells.stream().map(cell -> "a" + cell + "z").toList();

        assertThat(Csv.read(written(texts.toArray()) + written("last")))
                .extracting(Csv.Row::cells)
                .containsExactly(texts, List.of("last"));
    }

    @Property
    void read_whatever_neverFails(@ForAll String text) {
        assertThat(Csv.read(text)).isNotNull();
    }

    @Test
    void read_semicolonsInQuotes_areNoSeparators() {
        assertThat(Csv.read("\"a;b\",c\r\n")).extracting(Csv.Row::cells).containsExactly(List.of("a;b", "c"));
    }

    @Test
    void read_byteOrderMark_isNoPartOfTheFirstCell() {
        assertThat(Csv.read("\uFEFF\"a\"\tb")).extracting(Csv.Row::cells).containsExactly(List.of("a", "b"));
    }
}
