package ramscim.simulator.rate;

/** Calls a second for each operation of a class; 0 is no limit. */
public record RateLimits(int reads, int identityWrites, int policyWrites) {

    public RateLimits {
        if (Math.min(reads, Math.min(identityWrites, policyWrites)) < 0) {
            throw new IllegalArgumentException("a rate limit must not be negative");
        }
    }

    public static RateLimits off() {
        return new RateLimits(0, 0, 0);
    }

    /**
     * What api-ram-2015-05-01-quota lists, and for the operations that its stored copies lack, the pattern of those it
     * has.
     */
    public static RateLimits documented() {
        return new RateLimits(100, 20, 10);
    }

    int of(RateClass rateClass) {
        return switch (rateClass) {
            case READ -> reads;
            case IDENTITY_WRITE -> identityWrites;
            case POLICY_WRITE -> policyWrites;
        };
    }
}
