package ramscim.server.traffic;

import java.util.List;
import ramscim.server.words.Words;

/**
 * A drawing of the last 24 hours, for the template to put into SVG.
 *
 * @param series one path each
 * @param summary the same in words
 */
public record Chart(List<Series> series, List<Tick> times, List<Tick> values, Words summary) {
    static final int WIDTH = 440;
    static final int HEIGHT = 108;

    /**
     * @param style the class of the style sheet
     * @param path in the coordinates of the drawing
     * @param value what stands in the legend
     */
    public record Series(String style, Words label, String path, Words value) {}

    /** A mark on an axis. */
    public record Tick(int position, Words label) {}

    public Chart {
        series = List.copyOf(series);
        times = List.copyOf(times);
        values = List.copyOf(values);
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public boolean isEmpty() {
        return series.stream().allMatch(one -> one.path().isEmpty());
    }
}
