package ramscim.simulator.account;

/** Alibaba Cloud's own policies, and the account's. */
public enum PolicyType {
    SYSTEM("System"),
    CUSTOM("Custom");

    private final String value;

    PolicyType(String value) {
        this.value = value;
    }

    /** The word on the wire. */
    public String value() {
        return value;
    }
}
