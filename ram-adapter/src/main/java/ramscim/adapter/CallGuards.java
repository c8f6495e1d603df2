package ramscim.adapter;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.ApiClass;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamTraffic;
import ramscim.core.directory.Urgency;

/** The guards of all classes of calls. */
final class CallGuards implements RamTraffic {
    private static final Logger LOG = LoggerFactory.getLogger(CallGuards.class);

    /** A probe that takes longer has told that RAM is not what it should be. */
    private static final Duration PROBE_TIME = Duration.ofSeconds(2);

    private final Map<ApiClass, CallGuard> guards = new EnumMap<>(ApiClass.class);

    CallGuards(RamResilience resilience) {
        for (ApiClass apiClass : ApiClass.values()) {
            guards.put(apiClass, new CallGuard(apiClass, resilience));
        }
    }

    CallGuard of(ApiClass apiClass) {
        return Objects.requireNonNull(guards.get(apiClass));
    }

    /** Policies are not attached without users being written, so identity writes speak for all. */
    @Override
    public Duration timeFor(int writes) {
        return of(ApiClass.IDENTITY_WRITE).timeFor(writes);
    }

    @Override
    public Duration outage() {
        return of(ApiClass.IDENTITY_WRITE).outage();
    }

    @Override
    public void onRecovery(Runnable action) {
        of(ApiClass.IDENTITY_WRITE).breaker().getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == State.CLOSED) {
                action.run();
            }
        });
    }

    List<ApiState> states() {
        return guards.values().stream().map(CallGuard::state).toList();
    }

    void meter(MeterRegistry meters) {
        gauge(meters, "ram.rate", "Calls a second that RAM bears; 0 with no limit", ApiState::rate);
        gauge(meters, "ram.rate.limit", "Calls a second that are allowed; 0 is no limit", ApiState::limit);
        gauge(meters, "ram.waiting", "Callers whose turn to call RAM has not come", ApiState::waiting);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<ApiState> value) {
        guards.forEach((apiClass, guard) -> Gauge.builder(name, guard, g -> value.applyAsDouble(g.state()))
                .description(description)
                .tag("class", apiClass.instanceName())
                .register(meters));
    }

    /**
     * Has the bridge itself try whether RAM is back whenever a breaker becomes half-open by itself, so that no request has to.
     *
     * @param call changes nothing, whatever RAM answers
     */
    void probe(ApiClass apiClass, Consumer<Errand> call) {
        CallGuard guard = of(apiClass);
        if (guard.breaker().getCircuitBreakerConfig().isAutomaticTransitionFromOpenToHalfOpenEnabled()) {
            guard.breaker().getEventPublisher().onStateTransition(event -> {
                if (event.getStateTransition().getToState() == State.HALF_OPEN) {
                    start(apiClass, () -> probeOnce(guard, call));
                }
            });
        }
    }

    private static void start(ApiClass apiClass, Runnable work) {
        Thread thread = new Thread(work, "probe-" + apiClass.instanceName());
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean probed(Consumer<Errand> call, Errand errand) {
        call.accept(errand);
        return true;
    }

    private static void probeOnce(CallGuard guard, Consumer<Errand> call) {
        try {
            Errand errand = Errand.of(() -> Urgency.LEAVER, PROBE_TIME);
            guard.once(() -> probed(call, errand), errand);
        } catch (RamException e) {
            LOG.debug("A probe failed: {}", e.getMessage());
        }
    }
}
