package ramscim.server.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.server.admin.Ago;
import ramscim.server.alert.AlertCondition;
import ramscim.server.alert.AlertKind;
import ramscim.server.alert.AlertProperties;
import ramscim.server.alert.AlertSource;
import ramscim.server.alert.Severity;
import ramscim.server.ram.ApiClassPulse;

/** What of the health somebody is told of who does not look at the page. Numbers only: what is told leaves the company's systems. */
final class HealthAlerts implements AlertSource {
    private static final String HEALTH = "/admin";
    private static final String FAILURES = "/admin/failures";

    private final HealthMonitor monitor;
    private final AlertProperties limits;

    HealthAlerts(HealthMonitor monitor, AlertProperties limits) {
        this.monitor = monitor;
        this.limits = limits;
    }

    @Override
    public List<AlertCondition> conditions() {
        return of(monitor.snapshot(), monitor.tokensThatExpireWithin(limits.tokenExpiresWithin()), limits);
    }

    static List<AlertCondition> of(
            HealthSnapshot health, List<HealthSnapshot.ExpiringToken> tokens, AlertProperties limits) {
        List<AlertCondition> conditions = new ArrayList<>();
        health.pulses().stream()
                .filter(pulse -> pulse.isOpen() || pulse.isProbing())
                .forEach(pulse -> conditions.add(open(pulse)));
        if (health.probe().credentials()) {
            conditions.add(credentials());
        }
        queue(health.queue(), conditions);
        tokens.forEach(token -> conditions.add(expiring(token, health.now())));
        health.quotas().forEach(quota -> add(conditions, full(quota, limits)));
        add(conditions, quarantine(health.lastHour()));
        return conditions;
    }

    private static void add(List<AlertCondition> conditions, @Nullable AlertCondition condition) {
        if (condition != null) {
            conditions.add(condition);
        }
    }

    private static AlertCondition open(ApiClassPulse pulse) {
        return new AlertCondition(
                AlertKind.BREAKER_OPEN,
                pulse.name(),
                Severity.CRITICAL,
                "RAM does not answer: the circuit breaker of its %s is open."
                        .formatted(pulse.label().toLowerCase(java.util.Locale.ROOT)),
                "What was accepted is kept and carried out when RAM answers. If it lasts, check the network between the bridge and Alibaba Cloud,"
                        + " and Alibaba Cloud's status page.",
                HEALTH);
    }

    private static AlertCondition credentials() {
        return new AlertCondition(
                AlertKind.RAM_CREDENTIALS,
                "",
                Severity.CRITICAL,
                "RAM refuses the bridge's own credentials.",
                "Check that the AccessKey is active or the role can be assumed, and that its policy allows what the bridge does.",
                HEALTH);
    }

    private static void queue(Queue queue, List<AlertCondition> conditions) {
        if (queue.stuckLeavers() > 0) {
            conditions.add(new AlertCondition(
                    AlertKind.STUCK_LEAVER,
                    "",
                    Severity.CRITICAL,
                    Words.count(
                                    queue.stuckLeavers(),
                                    "change that takes access away is",
                                    "changes that take access away are")
                            + " stuck: who should have lost access still has it.",
                    "See whom it concerns and why. Until it is through, take the access away in the RAM console.",
                    FAILURES));
        }
        if (queue.held() > 0) {
            conditions.add(new AlertCondition(
                    AlertKind.HELD_CHANGES,
                    "",
                    Severity.WARNING,
                    Words.count(queue.held(), "change is", "changes are") + " held until an administrator approves.",
                    "More people than usual would lose access at once. Look at who they are, then approve or reject.",
                    "/admin/held"));
        }
    }

    private static AlertCondition expiring(HealthSnapshot.ExpiringToken token, Instant now) {
        boolean over = token.expires().isBefore(now);
        String when = Ago.words(Duration.between(now, token.expires()).abs());
        return new AlertCondition(
                AlertKind.TOKEN_EXPIRY,
                token.name(),
                over ? Severity.CRITICAL : Severity.WARNING,
                over
                        ? "The token '%s' expired %s ago.".formatted(token.name(), when)
                        : "The token '%s' expires in %s.".formatted(token.name(), when),
                "Rotate it and enter the new one in the identity provider; the old one goes on working meanwhile.",
                "/admin/tokens");
    }

    private static @Nullable AlertCondition full(Quota quota, AlertProperties limits) {
        if (quota.limit() <= 0 || 100L * quota.used() < (long) limits.quotaWarning() * quota.limit()) {
            return null;
        }
        return new AlertCondition(
                AlertKind.QUOTA,
                quota.what(),
                100L * quota.used() >= (long) limits.quotaCritical() * quota.limit()
                        ? Severity.CRITICAL
                        : Severity.WARNING,
                "%d %% of the account's quota of %s is used: %d of %d."
                        .formatted(quota.percent(), quota.what(), quota.used(), quota.limit()),
                "Ask for a higher quota in the Quota Center, or delete what is not needed.",
                HEALTH);
    }

    private static @Nullable AlertCondition quarantine(RequestTally tally) {
        if (tally.total() < Verdict.ENOUGH_REQUESTS || tally.failureRatio() < Verdict.NEAR_QUARANTINE) {
            return null;
        }
        return new AlertCondition(
                AlertKind.QUARANTINE_RISK,
                "",
                tally.failureRatio() >= Verdict.QUARANTINE ? Severity.CRITICAL : Severity.WARNING,
                "%d %% of the requests of the last hour failed; at 40 %% Microsoft Entra ID puts provisioning into quarantine."
                        .formatted(Math.round(100 * tally.failureRatio())),
                "Deal with the causes that are listed, then restart provisioning in the identity provider.",
                FAILURES);
    }
}
