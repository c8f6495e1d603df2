package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A policy; the simulator knows one version of each. */
public record SimulatedPolicy(
        String policyId,
        PolicyType policyType,
        String policyName,
        @Nullable String description,
        String document,
        Instant createDate) {

    /** The only version that there ever is. */
    public static final String VERSION = "v1";

    public SimulatedPolicy {
        requireNonNull(policyId);
        requireNonNull(policyType);
        requireNonNull(policyName);
        requireNonNull(document);
        requireNonNull(createDate);
    }

    static String fullName(PolicyType type, String name) {
        return type.value() + "/" + name;
    }

    String fullName() {
        return fullName(policyType, policyName);
    }
}
