package ramscim.server.health;

import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.AdminApi;

/** The verdict and what it rests on, for other programs. */
@AdminApi
final class HealthApi {
    private final HealthMonitor monitor;

    HealthApi(HealthMonitor monitor) {
        this.monitor = monitor;
    }

    record Answer(Verdict verdict, HealthSnapshot snapshot) {}

    @GetMapping("/admin/api/health")
    Answer health() {
        HealthSnapshot snapshot = monitor.snapshot();
        return new Answer(Verdict.of(snapshot), snapshot);
    }
}
