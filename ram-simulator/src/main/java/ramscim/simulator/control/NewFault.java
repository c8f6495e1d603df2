package ramscim.simulator.control;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.fault.Latency;

/** A fault to be set: {@code fault} names a factory method of {@link Fault}; the rest changes what it makes. */
record NewFault(
        String fault,
        @Nullable String action,
        @Nullable Integer times,
        @Nullable Integer status,
        @Nullable String code,
        @Nullable String message,
        @Nullable Boolean afterEffect,
        @Nullable Long delayMillis,
        @Nullable Long p99Millis,
        @Nullable Map<String, String> parameters) {

    Fault toFault() {
        Fault made = named(Objects.requireNonNullElse(action, Fault.ANY_ACTION));
        made = times == null ? made : made.times(times);
        made = status == null ? made : made.withStatus(status);
        made = delayMillis == null ? made : made.withDelay(latency(delayMillis));
        made = Boolean.TRUE.equals(afterEffect) ? made.withAfterEffect() : made;
        for (Map.Entry<String, String> value :
                Objects.requireNonNullElse(parameters, Map.<String, String>of()).entrySet()) {
            made = made.where(value.getKey(), value.getValue());
        }
        return made;
    }

    private Latency latency(long median) {
        return new Latency(Duration.ofMillis(median), Duration.ofMillis(Objects.requireNonNullElse(p99Millis, median)));
    }

    private Fault named(String target) {
        return switch (fault) {
            case "throttle" -> Fault.throttle(target);
            case "throttleApi" -> Fault.throttleApi(target);
            case "unavailable" -> Fault.unavailable(target);
            case "internalError" -> Fault.internalError(target);
            case "error" ->
                Fault.error(
                        target,
                        Objects.requireNonNullElse(status, 400),
                        Objects.requireNonNullElse(code, "Simulated"),
                        Objects.requireNonNullElse(message, "A simulated error."));
            case "delay" -> Fault.delay(target, Duration.ofMillis(Objects.requireNonNullElse(delayMillis, 1000L)));
            case "dropBeforeEffect" -> Fault.dropBeforeEffect(target);
            case "dropAfterEffect" -> Fault.dropAfterEffect(target);
            case "html" -> Fault.html(target);
            case "emptyBody" -> Fault.emptyBody(target);
            default -> throw new IllegalArgumentException("there is no fault \"" + fault + "\"");
        };
    }
}
