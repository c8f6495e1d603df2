package ramscim.server.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180), as spreadsheets read and write them. */
public final class Csv {
    /** All text is quoted: where the comma is a decimal point, spreadsheets part cells at a semicolon. */
    private static final CSVFormat WRITTEN =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();

    /**
     * What makes a spreadsheet take a cell for a formula, the full-width characters among it that it takes for the
     * usual ones.
     */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String SEPARATORS = ",;\t";

    private Csv() {}

    /**
     * A line of a table that was read.
     *
     * @param number of the first line that it stands on, from 1
     */
    public record Row(long number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public String first() {
            return cells.isEmpty() ? "" : cells.get(0);
        }
    }

    public static void writeHeader(List<String> columns, Appendable out) throws IOException {
        out.append(String.join(",", columns)).append(WRITTEN.getRecordSeparator());
    }

    /** A cell that would be taken for a formula gets an apostrophe in front. */
    public static void write(List<? extends @Nullable Object> cells, Appendable out) throws IOException {
        WRITTEN.printRecord(out, cells.stream().map(Csv::harmless).toArray());
    }

    private static @Nullable Object harmless(@Nullable Object value) {
        if (value == null || value instanceof Number) {
            return value;
        }
        String text = value.toString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Whatever separates its cells, and however its lines end; what is not well-formed is read as far as it can be. */
    public static List<Row> read(String text) {
        String marked = text.strip();
        String table = !marked.isEmpty() && marked.charAt(0) == BYTE_ORDER_MARK
                ? text.substring(text.indexOf(BYTE_ORDER_MARK) + 1)
                : text;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(table))
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(table, format)) {
            long before = 0;
            for (CSVRecord cells : parser) {
                rows.add(new Row(before + 1, cells.toList()));
                before = parser.getCurrentLineNumber();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be read", e);
        }
        return rows;
    }

    /** The first that stands outside of quotes. */
    private static char separator(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                return c;
            }
        }
        return ',';
    }
}
