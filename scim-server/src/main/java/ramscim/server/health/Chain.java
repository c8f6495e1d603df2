package ramscim.server.health;

import java.time.Instant;
import java.util.List;
import ramscim.server.ram.ApiClassPulse;

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
        ProviderActivity push = health.lastPush();
        RequestTally tally = health.lastHour();
        if (tally.total() > 0 && tally.unauthorized() == tally.total()) {
            return new Lamp("Identity provider", Level.RED, "token refused");
        }
        if (push == null) {
            return new Lamp("Identity provider", Level.GREY, "has not called yet");
        }
        boolean silent =
                Verdict.isLongerAgo(health, push.lastSeen(), health.limits().silence());
        return new Lamp(
                "Identity provider",
                silent ? Level.AMBER : Level.GREEN,
                push.provider() + ", " + Words.ago(health.since(push.lastSeen())));
    }

    private Lamp bridge() {
        Queue queue = health.queue();
        Level level = Level.GREEN;
        if (queue.stuckLeavers() > 0) {
            level = Level.RED;
        } else if (queue.stuck() + queue.held() + health.failingPeople() > 0) {
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
        return health.failingPeople() > 0 ? health.failingPeople() + " failing" : Words.waiting(queue);
    }

    private Lamp store() {
        return health.storeError() == null
                ? new Lamp("Store", Level.GREEN, "reads and writes")
                : new Lamp("Store", Level.RED, "cannot be written");
    }

    private Lamp ram() {
        if (health.probe().credentials()) {
            return new Lamp("Alibaba Cloud RAM", Level.RED, "refuses our credentials");
        }
        if (health.outage() != null) {
            return new Lamp("Alibaba Cloud RAM", Level.RED, "does not answer");
        }
        Instant answer = health.lastRamAnswer();
        if (answer == null) {
            return new Lamp("Alibaba Cloud RAM", Level.GREY, "not asked yet");
        }
        boolean stale = Verdict.isLongerAgo(
                health, answer, health.limits().probeInterval().multipliedBy(MISSED_PROBES));
        boolean doubtful = health.probe().problem() != null
                || health.pulses().stream().anyMatch(ApiClassPulse::isProbing) && !findings.isEmpty();
        return new Lamp(
                "Alibaba Cloud RAM",
                stale || doubtful ? Level.AMBER : Level.GREEN,
                "answered " + Words.ago(health.since(answer)));
    }
}
