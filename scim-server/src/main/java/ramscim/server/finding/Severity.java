package ramscim.server.finding;

/** How soon somebody should look. */
public enum Severity {
    /** Within the day. */
    WARNING,
    /** Now. */
    CRITICAL
}
