package ramscim.simulator.account;

import java.util.List;
import java.util.function.Supplier;
import ramscim.simulator.error.PolicyErrors;
import ramscim.simulator.error.RamError;

/** Which policies the account's users have, or which its groups have. */
public final class PolicyAttachments {

    private final int systemPolicies;
    private final int customPolicies;
    private final PolicyErrors errors;
    private final WholeSeconds clock;
    private final Links<PolicyAttachment> byPrincipal;
    private final Links<PolicyAttachment> byPolicy;

    PolicyAttachments(
            int systemPolicies,
            int customPolicies,
            PolicyErrors errors,
            WholeSeconds clock,
            Supplier<Listing<PolicyAttachment>> listings) {
        this.systemPolicies = systemPolicies;
        this.customPolicies = customPolicies;
        this.errors = errors;
        this.clock = clock;
        this.byPrincipal = new Links<>(listings.get());
        this.byPolicy = new Links<>(listings.get());
    }

    public void attach(SimulatedPolicy policy, String principalId) {
        if (byPrincipal.has(principalId, policy.policyId())) {
            throw errors.attachedAlready();
        }
        if (count(principalId, policy.policyType()) >= limit(policy.policyType())) {
            throw errors.tooMany();
        }
        PolicyAttachment attachment = new PolicyAttachment(principalId, policy, clock.now());
        byPrincipal.put(principalId, policy.policyId(), attachment);
        byPolicy.put(policy.policyId(), principalId, attachment);
    }

    public void detach(SimulatedPolicy policy, String principalId) {
        if (!byPrincipal.has(principalId, policy.policyId())) {
            throw errors.notAttached();
        }
        remove(policy.policyId(), principalId);
    }

    /** What ListPoliciesForUser and ListPoliciesForGroup show. */
    public List<PolicyAttachment> listedOf(String principalId) {
        return byPrincipal.page(principalId, PageRequest.everything()).items();
    }

    public List<PolicyAttachment> holdersOf(SimulatedPolicy policy) {
        return byPolicy.of(policy.policyId());
    }

    public int countOf(SimulatedPolicy policy) {
        return byPolicy.of(policy.policyId()).size();
    }

    List<PolicyAttachment> of(String principalId) {
        return byPrincipal.of(principalId);
    }

    void clear() {
        byPrincipal.clear();
        byPolicy.clear();
    }

    private long count(String principalId, PolicyType type) {
        return of(principalId).stream()
                .filter(attachment -> attachment.policy().policyType() == type)
                .count();
    }

    private int limit(PolicyType type) {
        return switch (type) {
            case SYSTEM -> systemPolicies;
            case CUSTOM -> customPolicies;
        };
    }

    private void remove(String policyId, String principalId) {
        byPrincipal.remove(principalId, policyId);
        byPolicy.remove(policyId, principalId);
    }

    Belongings asBelongings() {
        return new Belongings() {

            @Override
            public boolean existFor(String principalId) {
                return !of(principalId).isEmpty();
            }

            @Override
            public RamError conflict() {
                return errors.stillAttached();
            }

            @Override
            public void removeFor(String principalId) {
                of(principalId).forEach(attachment -> remove(attachment.policy().policyId(), principalId));
            }
        };
    }
}
