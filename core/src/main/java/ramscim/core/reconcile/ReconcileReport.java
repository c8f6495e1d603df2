package ramscim.core.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a reconcile found.
 *
 * @param counts how many users are in each class; every class has an entry
 * @param findings all but those who are as they shall be, and those who are not judged
 * @param heldBack how many were to be put right and were not, because they were too many at once
 */
public record ReconcileReport(
        Instant started, Instant finished, Map<Drift, Integer> counts, List<Finding> findings, int heldBack) {
    public ReconcileReport {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
    }

    public int count(Drift drift) {
        return counts.getOrDefault(drift, 0);
    }

    public long repairing() {
        return findings.stream().filter(Finding::repairing).count();
    }
}
