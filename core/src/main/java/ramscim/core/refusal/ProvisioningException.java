package ramscim.core.refusal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A change of a resource that was not made, or is not known to be made; the message is written for the administrator who reads it. */
public final class ProvisioningException extends RefusedException {
    private static final long serialVersionUID = 1L;

    /** What the caller may conclude. */
    public enum Reason {
        /** An attribute cannot have this value. */
        INVALID_VALUE,
        /** Another resource, or a RAM user that the bridge does not own, has this name. */
        UNIQUENESS,
        /** There is no such resource. */
        NOT_FOUND,
        /** The resource is not in the version that the caller changed. */
        PRECONDITION_FAILED,
        /** The configuration does not let the bridge give what was asked for; nothing was done. */
        FORBIDDEN,
        /** RAM's quota does not allow it. */
        QUOTA_EXCEEDED,
        /** The user or group is one that the bridge takes nothing away from. */
        PROTECTED,
        /** It would take too much away at once: an administrator decides, and the same request sent again waits with it. */
        HELD,
        /** The outcome is not known yet; what was accepted is carried on, and the same request sent again joins it. */
        NOT_YET,
        /** Nothing was done: too many changes wait already. */
        BUSY,
        /** Nothing was done: RAM is down. */
        OUTAGE
    }

    private final @Nullable Duration retryAfter;

    public ProvisioningException(Reason reason, String message) {
        this(Refusal.of(reason, message));
    }

    public ProvisioningException(Refusal refusal) {
        this(refusal, null);
    }

    private ProvisioningException(Reason reason, String message, @Nullable Duration retryAfter) {
        this(Refusal.of(reason, message), retryAfter);
    }

    private ProvisioningException(Refusal refusal, @Nullable Duration retryAfter) {
        super(refusal);
        this.retryAfter = retryAfter;
    }

    @Override
    public ProvisioningException adding(String sentence) {
        return new ProvisioningException(refusal().adding(sentence), retryAfter);
    }

    /** @param retryAfter when asking again makes sense */
    public static ProvisioningException notYet(String message, Duration retryAfter) {
        return new ProvisioningException(Reason.NOT_YET, message, retryAfter);
    }

    public static ProvisioningException held(@Nullable String reason, Duration retryAfter) {
        String detail =
                "The change is held until an administrator of the bridge approves or rejects it; nothing was changed.";
        return new ProvisioningException(Reason.HELD, reason == null ? detail : detail + " " + reason, retryAfter);
    }

    /** @param retryAfter when the change will be let in, as far as can be told now */
    public static ProvisioningException busy(String message, Duration retryAfter) {
        return new ProvisioningException(Reason.BUSY, message, retryAfter);
    }

    /** @param retryAfter when RAM is tried again */
    public static ProvisioningException outage(String message, Duration retryAfter) {
        return new ProvisioningException(Reason.OUTAGE, message, retryAfter);
    }

    public Reason reason() {
        return refusal().reason();
    }

    /** When asking again makes sense; present with {@link Reason#HELD}, {@link Reason#NOT_YET}, {@link Reason#BUSY} and {@link Reason#OUTAGE}. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
