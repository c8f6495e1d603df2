package ramscim.core.directory;

/** Whether a login profile or an access key lets anybody in (IMS {@code Status}). */
public enum AccessStatus {
    ACTIVE("Active"),
    INACTIVE("Inactive");

    private final String word;

    AccessStatus(String word) {
        this.word = word;
    }

    /** IMS's word for it. */
    public String word() {
        return word;
    }
}
