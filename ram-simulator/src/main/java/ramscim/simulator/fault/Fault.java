package ramscim.simulator.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import ramscim.simulator.error.RamError;

/**
 * Something that goes wrong with calls of one action, or of any ({@code "*"}), until it has happened often enough.
 *
 * <p>Unless said otherwise it goes wrong before the operation is carried out, until cleared.
 *
 * @param afterEffect whether the operation is carried out first, so that only its answer is lost
 * @param times how often it still happens; {@link #UNTIL_CLEARED} for ever
 * @param parameters values that a call must have for the fault to concern it
 */
public record Fault(
        String action,
        FaultKind kind,
        int status,
        String code,
        String message,
        boolean afterEffect,
        Latency delay,
        int times,
        Map<String, String> parameters) {

    public static final String ANY_ACTION = "*";
    public static final int UNTIL_CLEARED = -1;

    public Fault {
        requireNonNull(action);
        requireNonNull(kind);
        requireNonNull(code);
        requireNonNull(message);
        if (times < UNTIL_CLEARED) {
            throw new IllegalArgumentException("a fault happens a number of times or until cleared");
        }
        parameters = Map.copyOf(parameters);
    }

    /**
     * 400 Throttling.User, which is how the service documents throttling. {@link #withStatus} makes it a 429 or 503.
     */
    public static Fault throttle(String action) {
        return error(action, RamError.throttledUser());
    }

    public static Fault throttleApi(String action) {
        return error(action, RamError.throttledApi());
    }

    public static Fault unavailable(String action) {
        return error(action, RamError.unavailable());
    }

    public static Fault internalError(String action) {
        return error(action, RamError.internal());
    }

    public static Fault error(String action, int status, String code, String message) {
        return new Fault(action, FaultKind.ERROR, status, code, message, false, Latency.NONE, UNTIL_CLEARED, Map.of());
    }

    /** The operation is carried out at once, its answer comes late. */
    public static Fault delay(String action, Duration delay) {
        return bare(action, FaultKind.DELAY, 200).withAfterEffect().withDelay(delay);
    }

    public static Fault dropBeforeEffect(String action) {
        return bare(action, FaultKind.DROP, 0);
    }

    public static Fault dropAfterEffect(String action) {
        return bare(action, FaultKind.DROP, 0).withAfterEffect();
    }

    public static Fault html(String action) {
        return bare(action, FaultKind.HTML, 502);
    }

    public static Fault emptyBody(String action) {
        return bare(action, FaultKind.EMPTY, 502);
    }

    public Fault times(int count) {
        return new Fault(action, kind, status, code, message, afterEffect, delay, count, parameters);
    }

    public Fault withStatus(int other) {
        return new Fault(action, kind, other, code, message, afterEffect, delay, times, parameters);
    }

    public Fault withDelay(Duration other) {
        return withDelay(Latency.fixed(other));
    }

    public Fault withDelay(Latency other) {
        return new Fault(action, kind, status, code, message, afterEffect, other, times, parameters);
    }

    /** The operation is carried out; the fault hides that it was. */
    public Fault withAfterEffect() {
        return new Fault(action, kind, status, code, message, true, delay, times, parameters);
    }

    /** Concerns only calls that have this value in this parameter. */
    public Fault where(String parameter, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(parameter, value);
        return new Fault(action, kind, status, code, message, afterEffect, delay, times, more);
    }

    boolean concerns(String calledAction, Map<String, String> calledWith) {
        return (action.equals(ANY_ACTION) || action.equals(calledAction))
                && calledWith.entrySet().containsAll(parameters.entrySet());
    }

    private static Fault error(String action, RamError error) {
        return error(action, error.status(), error.code(), error.text());
    }

    private static Fault bare(String action, FaultKind kind, int status) {
        return new Fault(action, kind, status, "", "", false, Latency.NONE, UNTIL_CLEARED, Map.of());
    }
}
