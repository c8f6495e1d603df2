package ramscim.server.doctor;

import java.time.Duration;
import java.util.List;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.Urgency;

/** Makes all checks, one after the other. */
public class Doctor {
    private static final Duration TIME = Duration.ofSeconds(15);

    private final RamDirectory directory;
    private final List<Check> checks;

    Doctor(RamDirectory directory, List<Check> checks) {
        this.directory = directory;
        this.checks = List.copyOf(checks);
    }

    /** Asks RAM, so it may take some seconds. Somebody waits for it, so it does not queue behind background work. */
    public List<CheckResult> examine() {
        RamDirectory hurried = directory.on(Errand.of(() -> Urgency.INTERACTIVE, TIME));
        return checks.stream().flatMap(check -> check.look(hurried).stream()).toList();
    }
}
