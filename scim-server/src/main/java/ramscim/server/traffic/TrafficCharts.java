package ramscim.server.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The last 24 hours. */
public record TrafficCharts(Chart requests, Chart latency, Chart ramCalls) {
    private static final Duration DAY = Duration.ofHours(24);

    /** @param zone of whoever looks */
    public static TrafficCharts of(Traffic traffic, Instant now, ZoneId zone) {
        TimeSlices slices = TimeSlices.until(now, zone);
        Instant yesterday = now.minus(DAY).minus(TimeSlices.WIDTH);
        List<Traffic.Count> requests = traffic.since(TrafficSource.SCIM, yesterday);
        List<Traffic.Count> ram = traffic.since(TrafficSource.RAM, yesterday);
        return new TrafficCharts(
                new ResultChart(requests, ResultChart.ofRequests(), slices).draw(),
                new LatencyChart(requests, slices).draw(),
                new ResultChart(ram, ResultChart.ofRamCalls(), slices).draw());
    }
}
