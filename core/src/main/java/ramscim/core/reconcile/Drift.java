package ramscim.core.reconcile;

/** How a user in RAM and one in the store go together. */
public enum Drift {
    /** RAM has what was confirmed. */
    IN_SYNC,
    /** Something is asked of it that is not carried out yet, or the mapping cannot take it as it is; so it is not judged. */
    NOT_JUDGED,
    /** Somebody else changed it in RAM. */
    CHANGED_OUTSIDE,
    /** The store has it, RAM does not, or not as ours. */
    MISSING,
    /** RAM has it, and it carries no tag of a bridge. */
    UNMANAGED,
    /** It carries the tag of a resource that the store does not have: another bridge's, or one that was lost here. It is never touched. */
    ORPHANED
}
