package ramscim.server.health;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong between the identity provider and the bridge. */
final class ProviderFindings {
    private static final int REFUSALS_THAT_COUNT = 5;
    private static final String TOKENS = "/admin/tokens";

    private final HealthSnapshot health;

    ProviderFindings(HealthSnapshot health) {
        this.health = health;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        add(findings, tokens());
        if (findings.isEmpty()) {
            add(findings, quarantine());
        }
        add(findings, silence());
        health.expiringTokens().forEach(token -> findings.add(expiring(token)));
        return findings;
    }

    private static void add(List<Finding> findings, @Nullable Finding finding) {
        if (finding != null) {
            findings.add(finding);
        }
    }

    private @Nullable Finding tokens() {
        RequestTally tally = health.lastHour();
        if (tally.unauthorized() < REFUSALS_THAT_COUNT) {
            return null;
        }
        return tally.unauthorized() == tally.total()
                ? new Finding(
                        Level.RED,
                        "Every request of the last hour was refused for its token.",
                        "The identity provider sends a token that is wrong, expired or revoked. Make one and enter it there.",
                        TOKENS)
                : new Finding(
                        Level.AMBER,
                        tally.unauthorized() + " requests of the last hour were refused for their token.",
                        "Somebody sends a token that is wrong, expired, revoked or not for what it is used for.",
                        TOKENS);
    }

    private @Nullable Finding quarantine() {
        RequestTally tally = health.lastHour();
        double ratio = tally.failureRatio();
        if (tally.total() < Verdict.ENOUGH_REQUESTS || ratio < Verdict.NEAR_QUARANTINE) {
            return null;
        }
        boolean over = ratio >= Verdict.QUARANTINE;
        return new Finding(
                over ? Level.RED : Level.AMBER,
                "%d %% of the requests of the last hour failed; %s."
                        .formatted(
                                Math.round(100 * ratio),
                                over
                                        ? "Microsoft Entra ID puts provisioning into quarantine at 40 %"
                                        : "at 40 % Microsoft Entra ID puts provisioning into quarantine"),
                "Deal with the causes that are listed, then restart provisioning in the identity provider.",
                "/admin/failures");
    }

    private @Nullable Finding silence() {
        ProviderActivity push = health.lastPush();
        return push == null
                        || !Verdict.isLongerAgo(
                                health, push.lastSeen(), health.limits().silence())
                ? null
                : new Finding(
                        Level.AMBER,
                        "No identity provider has called for "
                                + ramscim.server.admin.Ago.words(health.since(push.lastSeen())) + ".",
                        "Look whether provisioning was stopped or put into quarantine there, and whether it still reaches this address.",
                        null);
    }

    private Finding expiring(HealthSnapshot.ExpiringToken token) {
        boolean over = token.expires().isBefore(health.now());
        String when =
                ramscim.server.admin.Ago.words(health.since(token.expires()).abs());
        return new Finding(
                Level.AMBER,
                over
                        ? "The token '%s' expired %s ago.".formatted(token.name(), when)
                        : "The token '%s' expires in %s.".formatted(token.name(), when),
                "Rotate it and enter the new one in the identity provider; the old one goes on working meanwhile.",
                TOKENS);
    }
}
