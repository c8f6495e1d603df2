package ramscim.server.doctor;

import java.util.List;
import java.util.Objects;
import ramscim.core.directory.RamDirectory;
import ramscim.server.access.AccessProperties;
import ramscim.server.start.StartException;

/**
 * What is left to look at when the configuration could be read: whether the rules of access fit together, and the files
 * that they name.
 */
final class ConfigurationCheck implements Check {
    private final AccessProperties access;

    ConfigurationCheck(AccessProperties access) {
        this.access = access;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        return List.of(CheckResult.ok("configuration", "can be read"), secretSink());
    }

    private CheckResult secretSink() {
        try {
            return CheckResult.ok("secret sink", access.checkSecretSink());
        } catch (StartException e) {
            return CheckResult.failed(
                    "secret sink",
                    Objects.requireNonNull(e.getMessage()),
                    "Without it the bridge does not start; see bridge.access.secret-sink in docs/configuration.md.");
        }
    }
}
