package ramscim.server.health;

import java.util.List;

/** Where the account's quotas end. */
final class AccountFindings {
    private final HealthSnapshot health;

    AccountFindings(HealthSnapshot health) {
        this.health = health;
    }

    List<Finding> all() {
        return health.quotas().stream()
                .filter(Quota::isFilling)
                .map(AccountFindings::finding)
                .toList();
    }

    private static Finding finding(Quota quota) {
        return new Finding(
                quota.isFull() ? Level.RED : Level.AMBER,
                sentence(quota),
                "Ask for a higher quota in the Quota Center, or delete what is not needed. A raised quota counts at once.",
                null);
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
