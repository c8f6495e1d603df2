package ramscim.core.directory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call to RAM that did not succeed, classified by RAM's error code, and by HTTP status where the code is
 * not known.
 *
 * <p>The message carries RAM's own words, code and RequestId; it never carries a request's parameters, URL or credentials.
 */
public final class RamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The code of a policy that does not exist, which RAM's own code does not tell from a user that does not exist. */
    public static final String NO_SUCH_POLICY = "Bridge.NoSuchPolicy";

    /** The code of what RAM does not show although the bridge has just made it, or RAM itself says that it is there. */
    public static final String NOT_SEEN_YET = "Bridge.NotSeenYet";

    /** The code of a user that CloudSSO has taken over, and that is not the bridge's to change any more. */
    public static final String TAKEN_OVER = "Bridge.TakenOver";

    private static final Duration SHORTLY = Duration.ofSeconds(2);

    /** What a failure means to the caller. */
    public enum Reason {
        /** The name is taken ({@code EntityAlreadyExists.*}). */
        ALREADY_EXISTS,
        /** What the call addressed does not exist ({@code EntityNotExist.*}). */
        NOT_FOUND,
        /** Something attached prevents it ({@code DeleteConflict.*}). */
        CONFLICT,
        /** An account quota is used up ({@code LimitExceeded.*}). */
        QUOTA_EXCEEDED,
        /** A parameter is not acceptable ({@code InvalidParameter.*}, {@code Missing*}). */
        INVALID,
        /** Refused with a code that the bridge does not know: RAM is up, and asking again at once changes nothing. */
        REFUSED,
        /** The bridge's own credentials may not do this ({@code NoPermission}, {@code Forbidden.*}). */
        FORBIDDEN,
        /** The bridge's own credentials are not accepted. */
        UNAUTHENTICATED,
        /** Asked for more than RAM's rate allows ({@code Throttling*}); nothing happened. */
        THROTTLED,
        /** RAM did not do it and may do it later: an outage, an open circuit breaker. */
        UNAVAILABLE,
        /** Nobody knows whether it happened: the answer to a write got lost. */
        AMBIGUOUS
    }

    private final Reason reason;
    private final String code;
    private final @Nullable String requestId;
    private final @Nullable Duration retryAfter;
    private final @Nullable String operation;
    private final String brief;
    private final boolean upAndAnswering;

    private RamException(
            Reason reason,
            String code,
            String message,
            String brief,
            @Nullable String requestId,
            @Nullable Duration retryAfter) {
        super(withId(message, requestId));
        this.upAndAnswering = false;
        this.operation = null;
        this.brief = withId(brief, requestId);
        this.reason = reason;
        this.code = code;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
    }

    private RamException(RamException same, @Nullable String operation, boolean upAndAnswering, String message) {
        super(message);
        setStackTrace(same.getStackTrace());
        this.upAndAnswering = upAndAnswering;
        this.operation = operation;
        this.brief = same.brief;
        this.reason = same.reason;
        this.code = same.code;
        this.requestId = same.requestId;
        this.retryAfter = same.retryAfter;
    }

    /** The same failure, of a call of this operation. */
    public RamException during(String itsOperation) {
        return itsOperation.equals(operation) ? this : new RamException(this, itsOperation, upAndAnswering, words());
    }

    /** The same failure, which RAM told in an answer of its own and not as one that is down. */
    public RamException whileUp() {
        return new RamException(this, operation, true, words());
    }

    /** The same failure, with a sentence on what is behind it; not for the log. */
    public RamException adding(String sentence) {
        return new RamException(this, operation, upAndAnswering, words() + " " + sentence);
    }

    private String words() {
        return String.valueOf(getMessage());
    }

    private static String withId(String message, @Nullable String requestId) {
        return requestId == null ? message : message + " (RAM RequestId " + requestId + ")";
    }

    /** An error that RAM answered with. */
    public static RamException answered(Reason reason, String code, String message, @Nullable String requestId) {
        return new RamException(
                reason, code, "RAM answered " + code + ": " + message, "RAM answered " + code, requestId, null);
    }

    /** A call that got no usable answer; {@code message} must be free of URLs and parameters. */
    public static RamException unanswered(Reason reason, String code, String message) {
        return new RamException(reason, code, message, message, null, null);
    }

    /** A call that was not made because it cannot succeed before {@code retryAfter} has passed. */
    public static RamException notTried(String code, String message, Duration retryAfter) {
        return new RamException(Reason.UNAVAILABLE, code, message, message, null, retryAfter);
    }

    /** RAM is up, and does not show yet what is there; its reads lag behind its writes. */
    public static RamException notSeenYet(String message) {
        return notTried(NOT_SEEN_YET, message, SHORTLY).whileUp();
    }

    public Reason reason() {
        return reason;
    }

    /** RAM's error code, or a code of the SDK or the bridge where RAM gave none. */
    public String code() {
        return code;
    }

    /** Whether RAM was up and answered, whatever it meant; false where nobody can tell. */
    public boolean provesUp() {
        return upAndAnswering;
    }

    /** The RAM operation that failed, for example {@code UpdateUser}; null where no call was made. */
    public @Nullable String operation() {
        return operation;
    }

    /** For the log: without RAM's own words, which may name people. */
    public String brief() {
        return brief;
    }

    public @Nullable String requestId() {
        return requestId;
    }

    /** How long the same call is known to fail, where that is known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
