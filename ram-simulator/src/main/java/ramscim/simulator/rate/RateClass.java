package ramscim.simulator.rate;

/** The three classes into which the documented rate limits fall. */
public enum RateClass {
    READ,
    IDENTITY_WRITE,
    POLICY_WRITE
}
