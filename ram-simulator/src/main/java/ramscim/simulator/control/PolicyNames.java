package ramscim.simulator.control;

import java.util.List;
import ramscim.simulator.account.SimulatedPolicy;

/** Policies in one word each, {@code System:ReadOnlyAccess}. */
final class PolicyNames {

    private PolicyNames() {}

    static List<String> of(List<SimulatedPolicy> policies) {
        return policies.stream()
                .map(policy -> policy.policyType().value() + ":" + policy.policyName())
                .toList();
    }
}
