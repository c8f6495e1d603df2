package ramscim.server.health;

import java.time.Instant;
import java.util.List;
import ramscim.server.finding.Finding;
import ramscim.server.finding.Level;
import ramscim.server.ram.ApiClassPulse;
import ramscim.server.traffic.ProviderActivity;
import ramscim.server.traffic.RequestTally;

/** The four lamps. What was not heard of for long is amber, not green. */
final class Chain {
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
            return new Lamp("Identity provider", Level.RED, "token refused");
        }
        if (push == null) {
            return new Lamp("Identity provider", Level.GREY, "has not called yet");
        }
        boolean silent = health.isLongerAgo(push.lastSeen(), health.limits().silence());
        return new Lamp(
                "Identity provider",
                silent ? Level.AMBER : Level.GREEN,
                push.provider() + ", " + Words.ago(health.since(push.lastSeen())));
    }

    private Lamp bridge() {
        Queue queue = health.changes().queue();
        Level level = Level.GREEN;
        if (queue.stuckLeavers() > 0) {
            level = Level.RED;
        } else if (queue.stuck() + queue.held() + health.changes().failingPeople() > 0) {
            level = Level.AMBER;
        }
        return new Lamp("Bridge", level, bridgeText(queue));
    }

    private String bridgeText(Queue queue) {
        if (queue.stuck() > 0) {
            return queue.stuck() + " stuck";
        }
        if (queue.held() > 0) {
            return queue.held() + " held";
        }
        return health.changes().failingPeople() > 0
                ? health.changes().failingPeople() + " failing"
                : Words.waiting(queue);
    }

    private Lamp store() {
        return health.changes().storeError() == null
                ? new Lamp("Store", Level.GREEN, "reads and writes")
                : new Lamp("Store", Level.RED, "cannot be written");
    }

    private Lamp ram() {
        if (health.upstream().probe().credentials()) {
            return new Lamp("Alibaba Cloud RAM", Level.RED, "refuses our credentials");
        }
        if (health.upstream().outage() != null) {
            return new Lamp("Alibaba Cloud RAM", Level.RED, "does not answer");
        }
        Instant answer = health.upstream().lastAnswer();
        if (answer == null) {
            return new Lamp("Alibaba Cloud RAM", Level.GREY, "not asked yet");
        }
        boolean stale =
                health.isLongerAgo(answer, health.limits().probeInterval().multipliedBy(MISSED_PROBES));
        boolean doubtful = health.upstream().probe().problem() != null
                || health.upstream().pulses().stream().anyMatch(ApiClassPulse::isProbing) && !findings.isEmpty();
        return new Lamp(
                "Alibaba Cloud RAM",
                stale || doubtful ? Level.AMBER : Level.GREEN,
                "answered " + Words.ago(health.since(answer)));
    }
}
