package ramscim.server.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The last 24 hours, in quarters of an hour. */
record TimeSlices(Instant from) {
    static final int COUNT = 96;
    static final Duration WIDTH = Duration.ofMinutes(15);

    private static final int HOURS_BETWEEN_TICKS = 4;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    /** So that the last slice holds {@code now}. */
    static TimeSlices until(Instant now) {
        long width = WIDTH.toMillis();
        long end = now.toEpochMilli() - now.toEpochMilli() % width + width;
        return new TimeSlices(Instant.ofEpochMilli(end - COUNT * width));
    }

    /** The slice of a time, or -1 for what lies outside. */
    int of(Instant time) {
        long offset = time.toEpochMilli() - from.toEpochMilli();
        long slice = Math.floorDiv(offset, WIDTH.toMillis());
        return slice < 0 || slice >= COUNT ? -1 : (int) slice;
    }

    static double left(int slice) {
        return (double) Chart.WIDTH * slice / COUNT;
    }

    List<Chart.Tick> ticks() {
        List<Chart.Tick> ticks = new ArrayList<>();
        for (int slice = 0; slice < COUNT; slice++) {
            Instant start = from.plus(WIDTH.multipliedBy(slice));
            if (start.toEpochMilli() % Duration.ofHours(HOURS_BETWEEN_TICKS).toMillis() == 0) {
                ticks.add(new Chart.Tick((int) Math.round(left(slice)), HOUR.format(start)));
            }
        }
        return ticks;
    }
}
