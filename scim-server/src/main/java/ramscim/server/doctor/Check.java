package ramscim.server.doctor;

import java.util.List;
import ramscim.core.directory.RamDirectory;

/** Looks at one thing that the bridge needs, without changing anything. */
interface Check {
    /** @param directory makes the calls of one examination */
    List<CheckResult> look(RamDirectory directory);
}
