package ramscim.server.health;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.UnusedTokens;
import ramscim.server.traffic.ProviderActivity;
import ramscim.server.traffic.RequestTally;
import ramscim.server.words.Words;

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
                        Words.of("findings.all-tokens-refused"),
                        Words.of("findings.all-tokens-refused.advice"),
                        TOKENS)
                : new Finding(
                        FindingKind.REFUSED_TOKENS,
                        Level.AMBER,
                        Words.of("findings.tokens-refused", tally.unauthorized()),
                        Words.of("findings.tokens-refused.advice"),
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
        Words advice = Words.of("findings.quarantine.advice");
        return new Finding(
                        FindingKind.QUARANTINE_RISK,
                        tally.unauthorized() < REFUSALS_THAT_COUNT ? level : Level.GREEN,
                        Words.of(over ? "findings.quarantine.over" : "findings.quarantine.near", percent),
                        advice,
                        "/admin/failures")
                .told(
                        "",
                        over ? Severity.CRITICAL : Severity.WARNING,
                        Words.of("findings.quarantine.near", percent),
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
                        Words.of("findings.silence", health.since(push.lastSeen())),
                        Words.of("findings.silence.advice"),
                        null);
    }

    private Finding expiring(ScimTokens.Expiring token) {
        boolean over = token.expires().isBefore(health.now());
        Duration when = health.since(token.expires()).abs();
        Finding finding = new Finding(
                FindingKind.TOKEN_EXPIRY,
                isWithin(SOON, token, health) ? Level.AMBER : Level.GREEN,
                over
                        ? Words.of("findings.token-expired", token.name(), when)
                        : Words.of("findings.token-expires", token.name(), when),
                Words.of("findings.token-expires.advice"),
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
                Words.of("findings.unused-client", token.name(), health.since(token.made())),
                Words.of("findings.unused-client.advice"),
                TOKENS);
    }

    static boolean isWithin(Duration time, ScimTokens.Expiring token, HealthSnapshot health) {
        return health.since(token.expires()).abs().compareTo(time) < 0;
    }
}
