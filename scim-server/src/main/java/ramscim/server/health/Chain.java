package ramscim.server.health;

import java.time.Instant;
import java.util.List;
import ramscim.server.finding.Finding;
import ramscim.server.finding.Level;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.traffic.ProviderActivity;
import ramscim.server.traffic.RequestTally;
import ramscim.server.words.Times;
import ramscim.server.words.Words;

/** The four lamps. What was not heard of for long is amber, not green. */
final class Chain {
    private static final Words PROVIDER = Words.of("health.provider");
    private static final Words BRIDGE = Words.of("health.bridge");
    private static final Words STORE = Words.of("health.store");
    private static final Words RAM = Words.of("health.ram");
    private static final int MISSED_PROBES = 4;

    private final HealthSnapshot health;
    private final List<Finding> findings;

    Chain(HealthSnapshot health, List<Finding> findings) {
        this.health = health;
        this.findings = findings;
    }

    List<Lamp> lamps() {
        return List.of(provider(), bridge(), store(), ram());
    }

    private Lamp provider() {
        ProviderActivity push = health.callers().lastPush();
        RequestTally tally = health.callers().lastHour();
        if (tally.total() > 0 && tally.unauthorized() == tally.total()) {
            return new Lamp(PROVIDER, Level.RED, Words.of("health.token-refused"));
        }
        if (push == null) {
            return new Lamp(PROVIDER, Level.GREY, Words.of("health.not-called"));
        }
        boolean silent = health.isLongerAgo(push.lastSeen(), health.limits().silence());
        return new Lamp(
                PROVIDER,
                silent ? Level.AMBER : Level.GREEN,
                Words.of("health.called", push.words(), Times.ago(health.since(push.lastSeen()))));
    }

    private Lamp bridge() {
        Queue queue = health.changes().queue();
        Level level = Level.GREEN;
        if (queue.stuckLeavers() > 0) {
            level = Level.RED;
        } else if (queue.stuck() + queue.held() + health.changes().failingPeople() > 0) {
            level = Level.AMBER;
        }
        return new Lamp(BRIDGE, level, bridgeText(queue));
    }

    private Words bridgeText(Queue queue) {
        if (queue.stuck() > 0) {
            return Words.of("health.count-stuck", queue.stuck());
        }
        if (queue.held() > 0) {
            return Words.of("health.count-held", queue.held());
        }
        return health.changes().failingPeople() > 0
                ? Words.of("health.count-failing", health.changes().failingPeople())
                : queue.words();
    }

    private Lamp store() {
        return health.changes().storeError() == null
                ? new Lamp(STORE, Level.GREEN, Words.of("health.store-works"))
                : new Lamp(STORE, Level.RED, Words.of("health.store-broken"));
    }

    private Lamp ram() {
        if (health.upstream().probe().credentials()) {
            return new Lamp(RAM, Level.RED, Words.of("health.refuses"));
        }
        if (health.upstream().outage() != null) {
            return new Lamp(RAM, Level.RED, Words.of("health.silent"));
        }
        Instant answer = health.upstream().lastAnswer();
        if (answer == null) {
            return new Lamp(RAM, Level.GREY, Words.of("health.not-asked"));
        }
        boolean stale =
                health.isLongerAgo(answer, health.limits().probeInterval().multipliedBy(MISSED_PROBES));
        boolean doubtful = health.upstream().probe().problem() != null
                || health.upstream().pulses().stream().anyMatch(ApiClassPulse::isProbing) && !findings.isEmpty();
        return new Lamp(
                RAM,
                stale || doubtful ? Level.AMBER : Level.GREEN,
                Words.of("health.answered", Times.ago(health.since(answer))));
    }
}
