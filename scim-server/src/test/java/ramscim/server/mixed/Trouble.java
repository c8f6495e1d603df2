package ramscim.server.mixed;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.quirk.Lag;
import ramscim.simulator.quirk.Quirks;
import ramscim.simulator.rate.RateLimits;

/** What can go wrong on Alibaba Cloud's side, switched on at random. */
final class Trouble {
    private static final List<String> THINGS =
            List.of(Lag.USER, Lag.GROUP, Lag.LOGIN_PROFILE, Lag.MEMBERSHIP, Lag.TAGS);

    private static final List<String> ACTIONS = List.of(
            Fault.ANY_ACTION,
            "CreateUser",
            "GetUser",
            "UpdateUser",
            "DeleteUser",
            "TagResources",
            "CreateGroup",
            "AddUserToGroup",
            "RemoveUserFromGroup",
            "UpdateLoginProfile",
            "DeleteLoginProfile",
            "ListAccessKeys",
            "UpdateAccessKey");

    private final RamSimulator simulator;
    private final Random random;

    Trouble(RamSimulator simulator, Random random) {
        this.simulator = simulator;
        this.random = random;
    }

    /** Some of it; what there was ends. */
    String begin() {
        end();
        int kind = random.nextInt(12);
        switch (kind) {
            case 0 -> simulator.pause();
            case 1 -> simulator.limitRates(new RateLimits(20, 5, 5));
            case 2, 3, 4 -> simulator.account().behave(quirks());
            default -> simulator.faults().add(fault().times(1 + random.nextInt(12)));
        }
        return "%s %s %s"
                .formatted(
                        simulator.isPaused() ? "outage" : "kind " + kind,
                        simulator.faults().active(),
                        simulator.account().quirks());
    }

    void end() {
        if (simulator.isPaused()) {
            simulator.resume();
        }
        simulator.faults().clear();
        simulator.account().behave(Quirks.none());
        simulator.limitRates(RateLimits.off());
    }

    private Quirks quirks() {
        Quirks quirks = new Quirks(
                List.of(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? "corp.example.com" : null,
                random.nextBoolean(),
                random.nextInt(3),
                random.nextBoolean() ? new Quirks.Words(404, "InvalidResourceId.NotFound", "unknown") : null);
        for (int i = random.nextInt(4); i > 0; i--) {
            String thing = THINGS.get(random.nextInt(THINGS.size()));
            quirks = quirks.with(
                    random.nextBoolean()
                            ? Lag.reads(thing, Lag.ANY_ACTION, 1 + random.nextInt(3))
                            : Lag.millis(thing, Lag.ANY_ACTION, random.nextInt(1500)));
        }
        return quirks;
    }

    private Fault fault() {
        String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        return switch (random.nextInt(10)) {
            case 0 -> Fault.throttle(action).withStatus(429);
            case 1 -> Fault.throttleApi(action);
            case 2 -> Fault.unavailable(action);
            case 3 -> Fault.internalError(action);
            case 4 -> Fault.dropBeforeEffect(action);
            case 5, 6 -> Fault.dropAfterEffect(action);
            case 7 -> Fault.html(action);
            case 8 -> Fault.emptyBody(action);
            default -> Fault.delay(action, Duration.ofMillis(random.nextInt(300)));
        };
    }
}
