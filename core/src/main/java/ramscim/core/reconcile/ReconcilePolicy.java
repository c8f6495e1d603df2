package ramscim.core.reconcile;

/**
 * What becomes of what a reconcile finds. Users without an owner here are only ever reported.
 *
 * @param maxRepairs if more than so many would be put right at once, none is: then it is rather the bridge that looks at the wrong account
 */
public record ReconcilePolicy(Handling changedOutside, Handling missing, int maxRepairs) {
    /** What becomes of the users of one class. */
    public enum Handling {
        REPORT,
        REPAIR
    }

    public ReconcilePolicy {
        if (maxRepairs < 0) {
            throw new IllegalArgumentException("a number of repairs must not be negative");
        }
    }

    /** Changes nothing. */
    public static ReconcilePolicy reportOnly() {
        return new ReconcilePolicy(Handling.REPORT, Handling.REPORT, 0);
    }

    boolean repairs(Finding finding) {
        return switch (finding.drift()) {
            case CHANGED_OUTSIDE -> changedOutside == Handling.REPAIR;
            case MISSING -> missing == Handling.REPAIR && finding.whereabouts() != Whereabouts.TAGGED_AS_ANOTHERS;
            case IN_SYNC, NOT_JUDGED, UNMANAGED, ORPHANED -> false;
        };
    }
}
