package ramscim.server.health;

import java.util.List;
import ramscim.server.alert.AlertProperties;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;

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
        Finding finding = new Finding(
                FindingKind.QUOTA,
                level(quota),
                sentence(quota),
                "Ask for a higher quota in the Quota Center, or delete what is not needed. A raised quota counts at once.",
                null);
        return quota.isPast(told.quotaWarning())
                ? finding.told(
                        quota.what(),
                        quota.isPast(told.quotaCritical()) ? Severity.CRITICAL : Severity.WARNING,
                        "%d %% of the account's quota of %s is used: %d of %d."
                                .formatted(quota.percent(), quota.what(), quota.used(), quota.limit()),
                        "Ask for a higher quota in the Quota Center, or delete what is not needed.")
                : finding;
    }

    private static Level level(Quota quota) {
        if (quota.isFull()) {
            return Level.RED;
        }
        return quota.isFilling() ? Level.AMBER : Level.GREEN;
    }

    private static String sentence(Quota quota) {
        if (quota.isFull()) {
            return "The account has no room for more %s: all %d are in use.".formatted(quota.what(), quota.limit());
        }
        return quota.isNearlyFull()
                ? "The account's quota of %s is nearly used up: %d of %d, %d are left."
                        .formatted(quota.what(), quota.used(), quota.limit(), quota.limit() - quota.used())
                : "The account's quota of %s is filling up: %d of %d."
                        .formatted(quota.what(), quota.used(), quota.limit());
    }
}
