package ramscim.core.reconcile;

import java.util.EnumSet;
import java.util.Set;

/**
 * What becomes of what a reconcile finds. Whatever is not this bridge's own is only ever reported.
 *
 * @param repaired the classes that are put right without anybody asking
 * @param maxRepairs if more than so many would be put right at once, none is: then it is rather the bridge that looks at the wrong account
 */
public record ReconcilePolicy(Set<Drift> repaired, int maxRepairs) {
    public ReconcilePolicy {
        if (maxRepairs < 0) {
            throw new IllegalArgumentException("a number of repairs must not be negative");
        }
        if (!repaired.stream().allMatch(Drift::isRepairable)) {
            throw new IllegalArgumentException("what is not the bridge's own is not put right: " + repaired);
        }
        repaired = Set.copyOf(repaired);
    }

    /** Changes nothing. */
    public static ReconcilePolicy reportOnly() {
        return new ReconcilePolicy(Set.of(), 0);
    }

    /** Puts everything right that can be. */
    public static ReconcilePolicy repairAll(int maxRepairs) {
        Set<Drift> all = EnumSet.allOf(Drift.class);
        all.removeIf(drift -> !drift.isRepairable());
        return new ReconcilePolicy(all, maxRepairs);
    }

    boolean repairs(Finding finding) {
        return repaired.contains(finding.drift());
    }
}
