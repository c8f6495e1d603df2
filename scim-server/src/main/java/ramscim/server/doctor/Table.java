package ramscim.server.doctor;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import ramscim.server.words.Audience;
import ramscim.server.words.Columns;
import ramscim.server.words.Words;

/** The results for a terminal: a line each, in columns, and below what is wrong a line of advice. */
final class Table {
    private final List<CheckResult> results;
    private final Audience reader;

    Table(List<CheckResult> results, Audience reader) {
        this.results = List.copyOf(results);
        this.reader = reader;
    }

    void print(PrintStream out) {
        int subjects = width(CheckResult::subject);
        int statuses = width(result -> result.status().words());
        for (CheckResult result : results) {
            String status = result.status().words().to(reader);
            out.println(row(
                    Columns.padded(result.subject().to(reader), subjects),
                    Columns.padded(status, statuses),
                    oneLine(result.detail().to(reader))));
            if (result.advice() != null) {
                out.println(row(
                        Columns.padded("", subjects),
                        Columns.padded("", statuses),
                        "-> " + result.advice().to(reader)));
            }
        }
        out.printf("%n%s%n", verdict().to(reader));
    }

    private static String row(String subject, String status, String text) {
        return subject + "  " + status + "  " + text;
    }

    private int width(Function<CheckResult, Words> column) {
        return results.stream()
                .mapToInt(result -> Columns.width(column.apply(result).to(reader)))
                .max()
                .orElse(1);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private Words verdict() {
        return Words.of(
                "doctor.verdict", results.stream().filter(CheckResult::isFailed).count());
    }
}
