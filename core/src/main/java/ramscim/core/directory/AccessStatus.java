package ramscim.core.directory;

/** Whether a login profile or an access key lets anybody in (IMS {@code Status}). */
public enum AccessStatus {
    ACTIVE,
    INACTIVE
}
