package ramscim.server.doctor;

import java.util.List;

/** Looks at one thing that the bridge needs, without changing anything. */
interface Check {
    List<CheckResult> look();
}
