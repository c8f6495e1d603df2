package ramscim.server.livecheck;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** A report in sentences, for a terminal: what is not as expected, and the verdict. */
final class Summary {
    private final LiveReport report;

    Summary(LiveReport report) {
        this.report = report;
    }

    void print(PrintStream out) {
        Journal journal = report.journal();
        journal.unexpected()
                .forEach(one -> out.printf(
                        "%s, %s: answered with %s, expected %s%n",
                        one.operation(), one.situation(), one.answered(), String.join(" or ", one.expected())));
        fields(out, "has a field that is not known", report.unknownFields());
        fields(out, "lacks a field", report.missingFields());
        journal.visibilities().stream()
                .filter(one -> one.reads() > 1)
                .forEach(one -> out.printf(
                        "%s %s %s: %d ms, %d calls%n",
                        one.operation(),
                        one.seen() ? "saw late" : "did not see",
                        one.what(),
                        one.millis(),
                        one.reads()));
        journal.failures()
                .forEach(one ->
                        out.printf("%s failed with %s (RequestId %s)%n", one.operation(), one.code(), one.requestId()));
        verdict(out);
    }

    private static void fields(PrintStream out, String what, Map<String, SortedSet<String>> fields) {
        fields.forEach((operation, paths) -> paths.forEach(path -> out.printf("%s %s: %s%n", operation, what, path)));
    }

    private void verdict(PrintStream out) {
        if (report.problem() != null) {
            out.println(report.problem());
        }
        List<String> notCovered = report.journal().notCovered();
        if (!notCovered.isEmpty()) {
            out.println("Not gone through: " + String.join(", ", notCovered));
        }
        report.notMade().forEach(one -> out.println("Not made: " + one));
        leftOver(out, report.prefix(), report.leftOver());
    }

    static void leftOver(PrintStream out, String prefix, List<String> leftOver) {
        leftOver.forEach(one -> out.println("Left over: " + one));
        out.println(
                leftOver.isEmpty()
                        ? "Nothing is left over; what was deleted may be in the account's recycle bin."
                        : "Run it again with --prefix=%s to remove what is left over.".formatted(prefix));
    }
}
