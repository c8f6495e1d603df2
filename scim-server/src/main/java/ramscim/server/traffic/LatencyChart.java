package ramscim.server.traffic;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ramscim.server.words.Words;

/** How long calls took, half of them and nineteen in twenty, on a logarithmic scale. */
final class LatencyChart {
    private static final double FASTEST = Math.log10(5);
    private static final double SLOWEST = Math.log10(Latency.BEYOND);

    private final TimeSlices slices;
    private final List<Map<Integer, Long>> bySlice = new ArrayList<>();
    private final Map<Integer, Long> all = new TreeMap<>();

    LatencyChart(List<Traffic.Count> counts, TimeSlices slices) {
        this.slices = slices;
        for (int slice = 0; slice < TimeSlices.COUNT; slice++) {
            bySlice.add(new TreeMap<>());
        }
        counts.forEach(this::add);
    }

    private void add(Traffic.Count count) {
        int slice = slices.of(count.bucket());
        if (slice >= 0) {
            bySlice.get(slice).merge(count.latency(), count.calls(), Long::sum);
            all.merge(count.latency(), count.calls(), Long::sum);
        }
    }

    Chart draw() {
        Words median = words(percentile(all, 0.5));
        Words slow = words(percentile(all, 0.95));
        List<Chart.Series> series = List.of(
                new Chart.Series("l-slow", Words.of("health.latency.slow"), line(0.95), slow),
                new Chart.Series("l-median", Words.of("health.latency.median"), line(0.5), median));
        List<Chart.Tick> values = List.of(10, 100, 1000, 10_000).stream()
                .map(millis -> new Chart.Tick((int) Math.round(height(millis)), words(millis)))
                .toList();
        Words summary = Words.of("health.latency.summary", median, slow);
        return new Chart(series, slices.ticks(), values, summary);
    }

    /** A step for each slice; where nothing happened there is a gap. */
    private String line(double share) {
        StringBuilder path = new StringBuilder();
        boolean gap = true;
        for (int slice = 0; slice < TimeSlices.COUNT; slice++) {
            int bound = percentile(bySlice.get(slice), share);
            if (bound > 0) {
                path.append(String.format(
                        Locale.ROOT,
                        gap ? "M%.1f %.1fH%.1f" : "L%.1f %.1fH%.1f",
                        TimeSlices.left(slice),
                        height(bound),
                        TimeSlices.left(slice + 1)));
            }
            gap = bound == 0;
        }
        return path.toString();
    }

    /** The bound that the share does not exceed; 0 if there was nothing. */
    static int percentile(Map<Integer, Long> counts, double share) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        for (Map.Entry<Integer, Long> count : new TreeMap<>(counts).entrySet()) {
            seen += count.getValue();
            if (seen >= share * total) {
                return count.getKey();
            }
        }
        return 0;
    }

    private static double height(int millis) {
        return Chart.HEIGHT * (1 - (Math.log10(millis) - FASTEST) / (SLOWEST - FASTEST));
    }

    private static Words words(int millis) {
        if (millis == 0) {
            return Words.quoted("–");
        }
        if (millis >= Latency.BEYOND) {
            return Words.of("health.latency.beyond");
        }
        return millis < 1000
                ? Words.of("health.latency.millis", millis)
                : Words.of(
                        "health.latency.seconds",
                        new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT))
                                .format(millis / 1000.0));
    }
}
