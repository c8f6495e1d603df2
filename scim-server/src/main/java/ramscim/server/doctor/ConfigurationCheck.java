package ramscim.server.doctor;

import java.util.List;
import java.util.Objects;
import ramscim.core.directory.RamDirectory;
import ramscim.server.access.AccessProperties;
import ramscim.server.start.StartException;
import ramscim.server.words.Words;

/**
 * What is left to look at when the configuration could be read: whether the rules of access fit together, and the files
 * that they name.
 */
final class ConfigurationCheck implements Check {
    private static final Words SECRET_SINK = Words.of("doctor.secret-sink");

    private final AccessProperties access;

    ConfigurationCheck(AccessProperties access) {
        this.access = access;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        return List.of(
                CheckResult.ok(Words.of("doctor.configuration"), Words.of("doctor.configuration.read")), secretSink());
    }

    private CheckResult secretSink() {
        try {
            return CheckResult.ok(SECRET_SINK, access.checkSecretSink());
        } catch (StartException e) {
            return CheckResult.failed(
                    SECRET_SINK,
                    Words.quoted(Objects.requireNonNull(e.getMessage())),
                    Words.of("doctor.secret-sink.advice"));
        }
    }
}
