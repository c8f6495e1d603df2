package ramscim.server.health;

import java.util.List;
import ramscim.server.alert.AlertProperties;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;
import ramscim.server.words.Words;

/** Where the account's quotas end. */
final class QuotaFindings {
    private final List<Quota> quotas;
    private final AlertProperties told;

    QuotaFindings(Upstream upstream, AlertProperties told) {
        this.quotas = upstream.quotas();
        this.told = told;
    }

    List<Finding> all() {
        return quotas.stream()
                .filter(quota -> quota.isFilling() || quota.isPast(told.quotaWarning()))
                .map(this::finding)
                .toList();
    }

    private Finding finding(Quota quota) {
        Finding finding =
                new Finding(FindingKind.QUOTA, level(quota), sentence(quota), Words.of("findings.quota.advice"), null);
        return quota.isPast(told.quotaWarning())
                ? finding.told(
                        quota.what(),
                        quota.isPast(told.quotaCritical()) ? Severity.CRITICAL : Severity.WARNING,
                        Words.of("findings.quota.told", quota.percent(), quota.what(), quota.used(), quota.limit()),
                        Words.of("findings.quota.told.advice"))
                : finding;
    }

    private static Level level(Quota quota) {
        if (quota.isFull()) {
            return Level.RED;
        }
        return quota.isFilling() ? Level.AMBER : Level.GREEN;
    }

    private static Words sentence(Quota quota) {
        if (quota.isFull()) {
            return Words.of("findings.quota.full", quota.what(), quota.limit());
        }
        return quota.isNearlyFull()
                ? Words.of(
                        "findings.quota.nearly",
                        quota.what(),
                        quota.used(),
                        quota.limit(),
                        quota.limit() - quota.used())
                : Words.of("findings.quota.filling", quota.what(), quota.used(), quota.limit());
    }
}
