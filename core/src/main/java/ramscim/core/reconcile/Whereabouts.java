package ramscim.core.reconcile;

/** Where the RAM user is that is missing. */
public enum Whereabouts {
    /** It was deleted, and RAM can bring it back. */
    RECYCLE_BIN,
    /** It is there, and its tag says now that it is another's. */
    TAGGED_AS_ANOTHERS,
    /** RAM does not have it. */
    NOWHERE
}
