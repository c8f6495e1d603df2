package ramscim.server.health;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.AdminApi;
import ramscim.server.alert.Alerts;
import ramscim.server.drift.DriftReport;
import ramscim.server.drift.DriftReports;
import ramscim.server.ownership.Neighbours;
import ramscim.server.ownership.Sight;
import ramscim.server.progress.Progress;
import ramscim.server.words.Words;

/** The verdict and what it rests on, for other programs. */
@AdminApi
final class HealthApi {
    private final HealthMonitor monitor;
    private final HealthViews views;
    private final Neighbours neighbours;
    private final DriftReports drift;
    private final Alerts alerts;

    HealthApi(HealthMonitor monitor, HealthViews views, Neighbours neighbours, DriftReports drift, Alerts alerts) {
        this.monitor = monitor;
        this.views = views;
        this.neighbours = neighbours;
        this.drift = drift;
        this.alerts = alerts;
    }

    /** @param backlog how far the changes that wait have come; null if they are few */
    record Answer(Verdict verdict, @Nullable Progress backlog, Snapshot snapshot) {}

    /**
     * The chain, and what others find beside it.
     *
     * @param neighbours who keeps users of the account besides this bridge
     * @param drift the last reconcile; null: none yet
     * @param unreachedTargets where the last alert did not arrive
     */
    record Snapshot(
            @JsonUnwrapped HealthSnapshot chain,
            Sight neighbours,
            @Nullable DriftReport drift,
            List<UnreachedTarget> unreachedTargets) {}

    /** Who would not hear of an alert. */
    record UnreachedTarget(String name, @Nullable Words problem) {}

    @GetMapping("/admin/api/health")
    Answer health() {
        HealthSnapshot chain = monitor.snapshot();
        List<UnreachedTarget> unreached = alerts.unreached().stream()
                .map(target -> new UnreachedTarget(target.target(), target.problem()))
                .toList();
        return new Answer(
                monitor.verdict(chain),
                views.backlog(chain),
                new Snapshot(chain, neighbours.sight(), drift.last(), unreached));
    }
}
