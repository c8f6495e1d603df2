package ramscim.simulator.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.error.RamError;

/** The policies that can be attached. A system policy and a custom one may have the same name. */
public final class Policies {

    private static final Instant LONG_AGO = Instant.parse("2015-04-28T17:54:33Z");

    private final Ids ids;
    private final WholeSeconds clock;
    private final Register<SimulatedPolicy> register;

    Policies(Ids ids, WholeSeconds clock, Listing<SimulatedPolicy> listing) {
        this.ids = ids;
        this.clock = clock;
        this.register =
                new Register<>(SimulatedPolicy::policyId, SimulatedPolicy::fullName, RamError::policyExists, listing);
        addSystemPolicies();
    }

    public SimulatedPolicy create(String name, @Nullable String description, String document) {
        return register.add(
                new SimulatedPolicy(ids.next(), PolicyType.CUSTOM, name, description, document, clock.now()));
    }

    public SimulatedPolicy named(PolicyType type, String name) {
        return register.withName(SimulatedPolicy.fullName(type, name)).orElseThrow(RamError::noSuchPolicy);
    }

    public Optional<SimulatedPolicy> findById(String policyId) {
        return register.withId(policyId);
    }

    public Page<SimulatedPolicy> page(@Nullable PolicyType type, PageRequest request) {
        return register.page(policy -> type == null || policy.policyType() == type, request);
    }

    public int countCustom() {
        return (int) register.all().stream()
                .filter(policy -> policy.policyType() == PolicyType.CUSTOM)
                .count();
    }

    List<SimulatedPolicy> all() {
        return register.all();
    }

    void clear() {
        register.clear();
        addSystemPolicies();
    }

    private void addSystemPolicies() {
        SystemPolicies.documents()
                .forEach((name, document) -> register.add(
                        new SimulatedPolicy(ids.next(), PolicyType.SYSTEM, name, null, document, LONG_AGO)));
    }
}
