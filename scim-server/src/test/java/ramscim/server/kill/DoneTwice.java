package ramscim.server.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ramscim.simulator.call.RecordedCall;

/**
 * Looks for changes of RAM that were made twice for one request: the provider never asks for what is so already, so
 * that no two changes of one kind to one user, one right after the other, are the same.
 */
final class DoneTwice {
    private static final Map<String, String> KINDS = Map.of(
            "CreateUser", "being",
            "DeleteUser", "being",
            "RestoreUserFromRecycleBin", "being",
            "UpdateUser", "attributes",
            "AddUserToGroup", "membership",
            "RemoveUserFromGroup", "membership");

    private DoneTwice() {}

    static List<String> in(List<RecordedCall> calls) {
        Map<String, String> last = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (RecordedCall call : calls) {
            String kind = KINDS.get(call.action());
            if (kind == null || !call.effect() || call.status() >= 300) {
                continue;
            }
            String change = call.action() + " " + call.parameters();
            if (change.equals(last.put(kind + " of " + whom(call.parameters()), change))) {
                twice.add("%s at %s, answered %d".formatted(change, call.at(), call.status()));
            }
        }
        return twice;
    }

    private static String whom(Map<String, String> asked) {
        return Objects.requireNonNullElse(asked.get("UserPrincipalName"), String.valueOf(asked.get("UserId")));
    }
}
