package ramscim.server.people;

/** Whether RAM is as the identity provider wants. */
public enum SyncState {
    IN_RAM("in RAM", "green"),
    WAITING("waiting", "grey"),
    RETRYING("retrying", "amber"),
    HELD("held", "amber");

    private final String label;
    private final String style;

    SyncState(String label, String style) {
        this.label = label;
        this.style = style;
    }

    public String label() {
        return label;
    }

    public String style() {
        return style;
    }

    static SyncState of(boolean hasIntent, boolean held, int attempts) {
        if (!hasIntent) {
            return IN_RAM;
        }
        if (held) {
            return HELD;
        }
        return attempts > 0 ? RETRYING : WAITING;
    }
}
