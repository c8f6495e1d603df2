package ramscim.server.health;

import java.util.ArrayList;
import java.util.List;
import ramscim.server.ownership.Sight;

/** Where the account's quotas end, and who else is at work in it. */
final class AccountFindings {
    private final HealthSnapshot health;

    AccountFindings(HealthSnapshot health) {
        this.health = health;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>(health.quotas().stream()
                .filter(Quota::isFilling)
                .map(AccountFindings::finding)
                .toList());
        Sight neighbours = health.neighbours();
        if (!neighbours.others().isEmpty()) {
            findings.add(new Finding(
                    Level.AMBER,
                    "%s kept by another bridge on this account (%s); this one leaves them alone."
                            .formatted(
                                    Words.count(neighbours.users(), "RAM user is", "RAM users are"),
                                    neighbours.names()),
                    "If both are meant, list the other in bridge.neighbours. If one was pointed at the wrong account, stop it.",
                    null));
        }
        if (neighbours.lost() > 0) {
            findings.add(new Finding(
                    Level.AMBER,
                    "%s of RAM's users name this bridge as theirs, and its store does not know them."
                            .formatted(neighbours.lost()),
                    "An older store was restored, or the store was lost: see the guide on disasters.",
                    null));
        }
        return findings;
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
