package ramscim.server.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;

/** The policies that the configuration names one by one. */
final class PoliciesCheck implements Check {
    private final Set<PolicyName> named;

    PoliciesCheck(Set<PolicyName> named) {
        this.named = Set.copyOf(named);
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        List<CheckResult> results = new ArrayList<>();
        named.stream()
                .map(PolicyName::toString)
                .sorted()
                .map(PolicyName::parse)
                .forEach(policy -> results.add(look(policy, directory)));
        return results;
    }

    private CheckResult look(PolicyName policy, RamDirectory directory) {
        String subject = "policy " + policy;
        try {
            return directory.call(new GetPolicy(policy)).isPresent()
                    ? CheckResult.ok(subject, "exists")
                    : CheckResult.failed(
                            subject,
                            "bridge.access names it, and the account has no such policy",
                            "Create it in RAM, or correct its name in bridge.access.");
        } catch (RamException e) {
            return CheckResult.notChecked(subject, String.valueOf(e.getMessage()));
        }
    }
}
