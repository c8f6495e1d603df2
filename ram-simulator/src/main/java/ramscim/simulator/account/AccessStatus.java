package ramscim.simulator.account;

/** Whether a login profile or an access key may be used. */
public enum AccessStatus {
    ACTIVE("Active"),
    INACTIVE("Inactive");

    private final String value;

    AccessStatus(String value) {
        this.value = value;
    }

    /** The word on the wire. */
    public String value() {
        return value;
    }
}
