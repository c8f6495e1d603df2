package ramscim.core.plan;

import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** RAM says of a policy that does not exist what it says of a user that does not exist; the one never comes, and the other was renamed. */
final class MissingPolicies {
    private MissingPolicies() {}

    /** @throws RamException {@code INVALID} if there is no such policy */
    static void named(RamDirectory directory, PolicyName policy, Runnable attach) {
        try {
            attach.run();
        } catch (RamException e) {
            if (e.reason() == Reason.NOT_FOUND && !directory.policyExists(policy)) {
                throw RamException.unanswered(
                        Reason.INVALID, RamException.NO_SUCH_POLICY, "There is no policy '" + policy + "'.");
            }
            throw e;
        }
    }
}
