package ramscim.core.provisioning;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import ramscim.core.access.AccessRules;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** That RAM would refuse the last of several policies is better known before the first of them is attached. */
final class PolicyQuota {
    private PolicyQuota() {}

    /** @throws RamException {@code QUOTA_EXCEEDED} */
    static void check(Collection<PolicyName> attached, Collection<PolicyName> more) {
        Set<PolicyName> all = new HashSet<>(attached);
        all.addAll(more);
        for (PolicyType type : PolicyType.values()) {
            String excess = AccessRules.excess(type, all);
            if (excess != null) {
                throw RamException.unanswered(Reason.QUOTA_EXCEEDED, "LimitExceeded", excess);
            }
        }
    }
}
