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
                .filter(Quota::isNearlyFull)
                .map(AccountFindings::nearlyFull)
                .toList();
    }

    private static Finding nearlyFull(Quota quota) {
        return new Finding(
                quota.isFull() ? Level.RED : Level.AMBER,
                quota.isFull()
                        ? "The account has no room for more %s: all %d are in use."
                                .formatted(quota.what(), quota.limit())
                        : "The account's quota of %s is nearly used up: %d of %d."
                                .formatted(quota.what(), quota.used(), quota.limit()),
                "Ask for a higher quota in the Quota Center, or delete what is not needed.",
                null);
    }
}
