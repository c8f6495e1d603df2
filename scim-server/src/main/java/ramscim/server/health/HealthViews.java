package ramscim.server.health;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import ramscim.server.progress.Progress;
import ramscim.server.traffic.RamCalls;
import ramscim.server.traffic.Traffic;
import ramscim.server.traffic.TrafficCharts;

/** Adds to the verdict what is only to be looked at. */
final class HealthViews {
    private final HealthMonitor monitor;
    private final Backlog backlog;
    private final RamCalls calls;
    private final RamProbe probe;
    private final Traffic traffic;

    HealthViews(HealthMonitor monitor, Backlog backlog, RamCalls calls, RamProbe probe, Traffic traffic) {
        this.monitor = monitor;
        this.backlog = backlog;
        this.calls = calls;
        this.probe = probe;
        this.traffic = traffic;
    }

    /** @param zone of whoever looks */
    HealthView view(ZoneId zone) {
        HealthSnapshot snapshot = monitor.snapshot();
        return new HealthView(
                snapshot,
                monitor.verdict(snapshot),
                backlog(snapshot),
                snapshot.upstream().pulses().stream()
                        .map(pulse -> new HealthView.Rate(pulse, calls.rate(pulse.name())))
                        .toList(),
                probe.limits(),
                TrafficCharts.of(traffic, snapshot.now(), zone));
    }

    /** How far the changes that wait have come; null if they are few. */
    @Nullable Progress backlog(HealthSnapshot snapshot) {
        return backlog.at(snapshot.changes().queue(), snapshot.now());
    }
}
