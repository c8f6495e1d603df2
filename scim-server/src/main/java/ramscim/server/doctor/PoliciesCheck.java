package ramscim.server.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamException;
import ramscim.server.ram.RamAccess;

/** The policies that the configuration names one by one. */
final class PoliciesCheck implements Check {
    private final RamAccess ram;
    private final Set<PolicyName> named;

    PoliciesCheck(RamAccess ram, Set<PolicyName> named) {
        this.ram = ram;
        this.named = Set.copyOf(named);
    }

    @Override
    public List<CheckResult> look() {
        List<CheckResult> results = new ArrayList<>();
        named.stream()
                .map(PolicyName::toString)
                .sorted()
                .map(PolicyName::parse)
                .forEach(policy -> results.add(look(policy)));
        return results;
    }

    private CheckResult look(PolicyName policy) {
        String subject = "policy " + policy;
        try {
            return ram.directory().call(new GetPolicy(policy)).isPresent()
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
