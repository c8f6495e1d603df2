package ramscim.server.health;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.AdminApi;
import ramscim.server.progress.Progress;

/** The verdict and what it rests on, for other programs. */
@AdminApi
final class HealthApi {
    private final HealthMonitor monitor;

    HealthApi(HealthMonitor monitor) {
        this.monitor = monitor;
    }

    /** @param backlog how far the changes that wait have come; null if they are few */
    record Answer(Verdict verdict, @Nullable Progress backlog, HealthSnapshot snapshot) {}

    @GetMapping("/admin/api/health")
    Answer health() {
        HealthSnapshot snapshot = monitor.snapshot();
        return new Answer(Verdict.of(snapshot), monitor.backlog(snapshot), snapshot);
    }
}
