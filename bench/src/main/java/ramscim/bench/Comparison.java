package ramscim.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures of several contenders side by side: the medians of their rounds, and the ratios of the last to each before it. */
final class Comparison {
    private record Column(Contender.Kind kind, List<Map<String, Double>> rounds) {
        double median(String row) {
            double[] sorted = rounds.stream()
                    .mapToDouble(round -> round.getOrDefault(row, Double.NaN))
                    .sorted()
                    .toArray();
            return sorted[sorted.length / 2];
        }
    }

    private final List<Column> columns;

    Comparison(List<Contender.Kind> kinds) {
        columns =
                kinds.stream().map(kind -> new Column(kind, new ArrayList<>())).toList();
    }

    /** One round more of one contender. */
    void add(Contender.Kind kind, Map<String, Double> figures) {
        columns.stream()
                .filter(column -> column.kind() == kind)
                .forEach(column -> column.rounds().add(figures));
    }

    void print(String title, String format) {
        Column last = columns.get(columns.size() - 1);
        List<Column> others = columns.subList(0, columns.size() - 1);
        System.out.printf("%n### %s%n%n", title);
        line(
                "",
                columns.stream().map(column -> column.kind().toString()),
                others.stream().map(other -> "to " + other.kind()));
        System.out.println("|---".repeat(columns.size() + others.size() + 1) + "|");
        for (String row : last.rounds().get(0).keySet()) {
            line(
                    row,
                    columns.stream().map(column -> format.formatted(column.median(row))),
                    others.stream().map(other -> "%.2f".formatted(last.median(row) / other.median(row))));
        }
    }

    private static void line(String name, Stream<String> figures, Stream<String> ratios) {
        System.out.println(
                Stream.concat(figures, ratios).collect(Collectors.joining(" | ", "| " + name + " | ", " |")));
    }
}
