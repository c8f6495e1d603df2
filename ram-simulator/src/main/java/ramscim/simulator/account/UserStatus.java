package ramscim.simulator.account;

/** The state that lists report. No API call sets it; what freezes a user in the real service is undocumented. */
public enum UserStatus {
    ACTIVE("active"),
    FREEZE("freeze");

    private final String value;

    UserStatus(String value) {
        this.value = value;
    }

    /** The word on the wire. */
    public String value() {
        return value;
    }
}
