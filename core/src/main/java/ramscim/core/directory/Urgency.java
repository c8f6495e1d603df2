package ramscim.core.directory;

/** Who goes first where RAM's rate lets only some pass, in this order. */
public enum Urgency {
    /** Somebody loses access. */
    LEAVER,
    /** Somebody waits for the outcome. */
    INTERACTIVE,
    /** Nobody waits. */
    BACKGROUND
}
