package ramscim.server.health;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.server.admin.Ago;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.UnusedTokens;
import ramscim.server.traffic.ProviderActivity;
import ramscim.server.traffic.RequestTally;

/** What is wrong between the identity provider and the bridge. */
final class ProviderFindings {
    /** When a page speaks of a token that ends. */
    static final Duration SOON = Duration.ofDays(14);

    private static final int REFUSALS_THAT_COUNT = 5;
    private static final String TOKENS = "/admin/clients";

    /** Where Entra stops provisioning ("quarantine"), and where it is time to say so. */
    private static final double QUARANTINE = 0.4;

    private static final double NEAR_QUARANTINE = 0.25;

    /** Fewer requests in an hour say nothing about a ratio. */
    private static final int ENOUGH_REQUESTS = 50;

    private final HealthSnapshot health;
    private final RequestTally tally;
    private final Duration told;

    /** @param told how long before a token's end somebody is told */
    ProviderFindings(HealthSnapshot health, Duration told) {
        this.health = health;
        this.tally = health.callers().lastHour();
        this.told = told;
    }

    List<Finding> all() {
        return Stream.of(
                        Stream.of(refusedTokens(), quarantine(), silence()).filter(Objects::nonNull),
                        health.callers().expiringTokens().stream().map(this::expiring),
                        health.callers().unusedTokens().stream().map(this::unused))
                .flatMap(findings -> findings)
                .toList();
    }

    private @Nullable Finding refusedTokens() {
        if (tally.unauthorized() < REFUSALS_THAT_COUNT) {
            return null;
        }
        return tally.unauthorized() == tally.total()
                ? new Finding(
                        FindingKind.REFUSED_TOKENS,
                        Level.RED,
                        "Every request of the last hour was refused for its token.",
                        "The identity provider sends a token that is wrong, expired or revoked. Make one and enter it there.",
                        TOKENS)
                : new Finding(
                        FindingKind.REFUSED_TOKENS,
                        Level.AMBER,
                        tally.unauthorized() + " requests of the last hour were refused for their token.",
                        "Somebody sends a token that is wrong, expired, revoked or not for what it is used for.",
                        TOKENS);
    }

    /** Told whatever the cause; on the page, tokens that are refused are cause enough. */
    private @Nullable Finding quarantine() {
        double ratio = tally.failureRatio();
        if (tally.total() < ENOUGH_REQUESTS || ratio < NEAR_QUARANTINE) {
            return null;
        }
        boolean over = ratio >= QUARANTINE;
        Level level = over ? Level.RED : Level.AMBER;
        long percent = Math.round(100 * ratio);
        String advice = "Deal with the causes that are listed, then restart provisioning in the identity provider.";
        return new Finding(
                        FindingKind.QUARANTINE_RISK,
                        tally.unauthorized() < REFUSALS_THAT_COUNT ? level : Level.GREEN,
                        "%d %% of the requests of the last hour failed; %s."
                                .formatted(
                                        percent,
                                        over
                                                ? "Microsoft Entra ID puts provisioning into quarantine at 40 %"
                                                : "at 40 % Microsoft Entra ID puts provisioning into quarantine"),
                        advice,
                        "/admin/failures")
                .told(
                        "",
                        over ? Severity.CRITICAL : Severity.WARNING,
                        "%d %% of the requests of the last hour failed; at 40 %% Microsoft Entra ID puts provisioning into quarantine."
                                .formatted(percent),
                        advice);
    }

    private @Nullable Finding silence() {
        ProviderActivity push = health.callers().lastPush();
        return push == null
                        || !health.isLongerAgo(push.lastSeen(), health.limits().silence())
                ? null
                : new Finding(
                        FindingKind.SILENCE,
                        Level.AMBER,
                        "No identity provider has called for " + Ago.words(health.since(push.lastSeen())) + ".",
                        "Look whether provisioning was stopped or put into quarantine there, and whether it still reaches this address.",
                        null);
    }

    private Finding expiring(ScimTokens.Expiring token) {
        boolean over = token.expires().isBefore(health.now());
        String when = Ago.words(health.since(token.expires()).abs());
        Finding finding = new Finding(
                FindingKind.TOKEN_EXPIRY,
                isWithin(SOON, token, health) ? Level.AMBER : Level.GREEN,
                over
                        ? "The token '%s' expired %s ago.".formatted(token.name(), when)
                        : "The token '%s' expires in %s.".formatted(token.name(), when),
                "Rotate it and enter the new one in the identity provider; the old one goes on working meanwhile.",
                TOKENS);
        return isWithin(told, token, health)
                ? finding.told(token.name(), over ? Severity.CRITICAL : Severity.WARNING)
                : finding;
    }

    /** Nobody is woken for it. */
    private Finding unused(UnusedTokens.Unused token) {
        return new Finding(
                FindingKind.UNUSED_CLIENT,
                Level.AMBER,
                "The client '%s' was made %s ago and has never signed in."
                        .formatted(token.name(), Ago.words(health.since(token.made()))),
                "Enter it in the identity provider that it was made for, or revoke it: nobody would miss it if it were stolen.",
                TOKENS);
    }

    static boolean isWithin(Duration time, ScimTokens.Expiring token, HealthSnapshot health) {
        return health.since(token.expires()).abs().compareTo(time) < 0;
    }
}
