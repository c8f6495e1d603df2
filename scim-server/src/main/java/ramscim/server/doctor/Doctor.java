package ramscim.server.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ramscim.core.directory.Urgency;

/** Makes all checks, one after the other. */
public class Doctor {
    private static final Duration TIME = Duration.ofSeconds(15);

    private final List<Check> checks;

    Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Asks RAM, so it may take some seconds. Somebody waits for it, so it does not queue behind background work. */
    public List<CheckResult> examine() {
        return Urgency.of(() -> Urgency.Priority.INTERACTIVE, TIME).during(this::lookAtAll);
    }

    private List<CheckResult> lookAtAll() {
        List<CheckResult> results = new ArrayList<>();
        checks.forEach(check -> results.addAll(check.look()));
        return results;
    }
}
