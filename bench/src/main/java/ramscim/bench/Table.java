package ramscim.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows of a name and a value, printed as Markdown so that they can be pasted into the documentation. */
final class Table {
    private record Row(String name, String value) {}

    private final List<Row> rows = new ArrayList<>();

    void row(String name, String format, Object... values) {
        rows.add(new Row(name, format.formatted(values)));
    }

    void print(String title) {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        System.out.println();
        System.out.println("### " + title);
        System.out.println();
        System.out.printf("| %-" + width + "s | |%n", "");
        System.out.println("|" + "-".repeat(width + 2) + "|---|");
        rows.forEach(row -> System.out.printf("| %-" + width + "s | %s |%n", row.name(), row.value()));
    }
}
