package ramscim.core.reconcile;

/** How a user or group in RAM and one in the store go together. */
public enum Drift {
    /** RAM has what was confirmed. */
    IN_SYNC,
    /** Something is asked of it that is not carried out yet, or nobody was told of it yet, or the mapping cannot take it as it is; so it is not judged. */
    NOT_JUDGED,
    /** Somebody else changed it in RAM. */
    CHANGED_OUTSIDE,
    /** A person who is disabled can get in: somebody made a key, or a login profile, or turned one on. */
    ACCESS_WHILE_DISABLED,
    /** Alibaba Cloud froze the user. No operation thaws one. */
    FROZEN,
    /** The store has it, and RAM does not. */
    MISSING,
    /** The store has it, and in RAM somebody deleted it; RAM can bring it back. */
    IN_RECYCLE_BIN,
    /** The store has it, and in RAM its marks say that it is another's by now. It is never touched. */
    TAKEN,
    /** RAM has it, and it carries no mark of a bridge. It is never touched, but it can be adopted. */
    UNMANAGED,
    /** It carries the mark of a resource that the store does not have: another bridge's, or one that was lost here. It is never touched. */
    ORPHANED;

    /** Whether a policy may say that it is put right. */
    public boolean isRepairable() {
        return switch (this) {
            case CHANGED_OUTSIDE, ACCESS_WHILE_DISABLED, MISSING, IN_RECYCLE_BIN -> true;
            case IN_SYNC, NOT_JUDGED, FROZEN, TAKEN, UNMANAGED, ORPHANED -> false;
        };
    }

    /** Whether a report tells of it one by one, and not only how many there are. */
    public boolean isTold() {
        return this != IN_SYNC && this != NOT_JUDGED;
    }
}
