package ramscim.server.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.server.words.Words;

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
        Words subject = Words.of("doctor.policy", policy.toString());
        try {
            return directory.call(new GetPolicy(policy)).isPresent()
                    ? CheckResult.ok(subject, Words.of("doctor.policy.exists"))
                    : CheckResult.failed(
                            subject, Words.of("doctor.policy.missing"), Words.of("doctor.policy.missing.advice"));
        } catch (RamException e) {
            return CheckResult.notChecked(subject, e);
        }
    }
}
