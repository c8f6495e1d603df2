package ramscim.server.doctor;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/** The results for a terminal: a line each, in columns, and below what is wrong a line of advice. */
final class Table {
    private final List<CheckResult> results;

    Table(List<CheckResult> results) {
        this.results = List.copyOf(results);
    }

    void print(PrintStream out) {
        String row = "%%-%ds  %%-%ds  %%s%%n".formatted(width(CheckResult::subject), width(result -> word(result)));
        for (CheckResult result : results) {
            out.printf(row, result.subject(), word(result), oneLine(result.detail()));
            if (result.advice() != null) {
                out.printf(row, "", "", "-> " + result.advice());
            }
        }
        out.printf("%n%s%n", verdict());
    }

    private static String word(CheckResult result) {
        return result.status().word();
    }

    private int width(Function<CheckResult, String> column) {
        return results.stream().map(column).mapToInt(String::length).max().orElse(1);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private String verdict() {
        long failed = results.stream().filter(CheckResult::isFailed).count();
        return failed == 0 ? "Nothing is wrong." : failed == 1 ? "1 thing is wrong." : failed + " things are wrong.";
    }
}
