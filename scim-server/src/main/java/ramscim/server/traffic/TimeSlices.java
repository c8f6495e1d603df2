package ramscim.server.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import ramscim.server.words.Words;

/**
 * The last 24 hours, in quarters of an hour.
 *
 * @param zone whose hours are marked
 */
record TimeSlices(Instant from, ZoneId zone) {
    static final int COUNT = 96;
    static final Duration WIDTH = Duration.ofMinutes(15);

    private static final int HOURS_BETWEEN_TICKS = 4;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    /** So that the last slice holds {@code now}. */
    static TimeSlices until(Instant now, ZoneId zone) {
        long width = WIDTH.toMillis();
        long end = now.toEpochMilli() - now.toEpochMilli() % width + width;
        return new TimeSlices(Instant.ofEpochMilli(end - COUNT * width), zone);
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
            ZonedDateTime start = from.plus(WIDTH.multipliedBy(slice)).atZone(zone);
            if (start.getMinute() == 0 && start.getHour() % HOURS_BETWEEN_TICKS == 0) {
                ticks.add(new Chart.Tick((int) Math.round(left(slice)), Words.quoted(HOUR.format(start))));
            }
        }
        return ticks;
    }
}
