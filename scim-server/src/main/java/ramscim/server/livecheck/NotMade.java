package ramscim.server.livecheck;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the check does not make although RAM has it, and why: of it the check knows the lists and what is refused. */
final class NotMade {
    private static final String MFA = "MFA devices: binding one takes the codes of a device that somebody has";

    private static final String PASSKEYS = "passkeys: only their users make them, at the console";

    private static final String SERVICE_CREDENTIALS =
            "service credentials: which services take them is in no document; name one with --service=xxx.aliyuncs.com";

    private NotMade() {}

    static List<String> with(@Nullable String service) {
        List<String> all = new ArrayList<>(List.of(MFA, PASSKEYS));
        if (service == null) {
            all.add(SERVICE_CREDENTIALS);
        }
        return all;
    }
}
