package ramscim.server.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ramscim.server.words.Words;

/** How many calls there were, a column for each quarter of an hour, one result upon the other. */
final class ResultChart {
    /**
     * A result, the calls that had it, and how it is drawn.
     *
     * @param outcomes the outcomes that are counted together
     */
    record Result(Words label, String style, List<String> outcomes) {}

    private final TimeSlices slices;
    private final List<Result> results;
    private final long[][] calls;

    ResultChart(List<Traffic.Count> counts, List<Result> results, TimeSlices slices) {
        this.slices = slices;
        this.results = results;
        this.calls = new long[results.size()][TimeSlices.COUNT];
        counts.forEach(this::add);
    }

    private void add(Traffic.Count count) {
        int slice = slices.of(count.bucket());
        for (int i = 0; i < results.size(); i++) {
            if (slice >= 0 && results.get(i).outcomes().contains(count.outcome())) {
                calls[i][slice] += count.calls();
            }
        }
    }

    Chart draw() {
        long highest = highest();
        long[] below = new long[TimeSlices.COUNT];
        List<Chart.Series> series = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            series.add(new Chart.Series(
                    result.style(),
                    result.label(),
                    columns(calls[i], below, highest),
                    Words.of("words.number", total(i))));
        }
        List<Chart.Tick> values = List.of(
                new Chart.Tick(0, Words.of("words.number", highest)),
                new Chart.Tick(Chart.HEIGHT, Words.of("words.number", 0)));
        return new Chart(series, slices.ticks(), values, summary());
    }

    private long highest() {
        long highest = 1;
        for (int slice = 0; slice < TimeSlices.COUNT; slice++) {
            long sum = 0;
            for (long[] of : calls) {
                sum += of[slice];
            }
            highest = Math.max(highest, sum);
        }
        return highest;
    }

    private long total(int result) {
        long total = 0;
        for (long count : calls[result]) {
            total += count;
        }
        return total;
    }

    private static String columns(long[] calls, long[] below, long highest) {
        StringBuilder path = new StringBuilder();
        for (int slice = 0; slice < TimeSlices.COUNT; slice++) {
            if (calls[slice] > 0) {
                double height = Math.max(1, (double) Chart.HEIGHT * calls[slice] / highest);
                double bottom = Chart.HEIGHT - (double) Chart.HEIGHT * below[slice] / highest;
                double width = (double) Chart.WIDTH / TimeSlices.COUNT - 0.8;
                path.append(String.format(
                        Locale.ROOT,
                        "M%.1f %.1fh%.1fv-%.1fh-%.1fz",
                        TimeSlices.left(slice),
                        bottom,
                        width,
                        height,
                        width));
                below[slice] += calls[slice];
            }
        }
        return path.toString();
    }

    private Words summary() {
        List<Object> counts = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            counts.add(Words.of("health.chart.count", results.get(i).label(), total(i)));
        }
        return Words.of("health.chart.calls", counts);
    }

    /** Requests of identity providers. */
    static List<Result> ofRequests() {
        return Arrays.stream(ScimOutcome.values())
                .map(outcome -> new Result(
                        outcome.label(), "c-" + outcome.name().toLowerCase(Locale.ROOT), List.of(outcome.name())))
                .collect(Collectors.toList());
    }

    /** Calls to RAM, by the reason of their failure. */
    static List<Result> ofRamCalls() {
        return List.of(
                new Result(Words.of("health.result.done"), "c-done", List.of("success")),
                new Result(Words.of("health.result.throttled"), "c-later", List.of("throttled")),
                new Result(
                        Words.of("health.result.refused"),
                        "c-refused",
                        List.of("already_exists", "not_found", "conflict", "quota_exceeded", "invalid")),
                new Result(
                        Words.of("health.result.no-permission"),
                        "c-unauthorized",
                        List.of("forbidden", "unauthenticated")),
                new Result(Words.of("health.result.no-answer"), "c-failed", List.of("unavailable", "ambiguous")));
    }
}
