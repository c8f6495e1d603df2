package ramscim.core.intent;

/** Whether an intent may be carried out, as far as the guard is concerned. */
public enum Hold {
    /** It may. */
    FREE,
    /** Not before an administrator approves it. */
    HELD,
    /** An administrator approved it. */
    APPROVED
}
