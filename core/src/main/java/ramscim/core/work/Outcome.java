package ramscim.core.work;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;

/** How an attempt to carry an intent out ended. */
public sealed interface Outcome {
    /** What the caller gets, or the exception that tells it why not. */
    @Nullable ConfirmedResource resource();

    /**
     * The resource is as was asked.
     *
     * @param resource null if it was to cease
     */
    record Confirmed(@Nullable ConfirmedResource resource) implements Outcome {}

    /** It was refused for good. */
    record Refused(Refusal refusal) implements Outcome {
        @Override
        public @Nullable ConfirmedResource resource() {
            throw new ProvisioningException(refusal);
        }
    }

    /** It goes on later. */
    record Postponed(String detail, Duration retryAfter) implements Outcome {
        @Override
        public @Nullable ConfirmedResource resource() {
            throw ProvisioningException.notYet(detail, retryAfter);
        }
    }

    /** RAM is asked once more in a moment, before anybody is told. */
    record Unsure() implements Outcome {
        @Override
        public @Nullable ConfirmedResource resource() {
            throw new IllegalStateException("nobody is told what is not sure yet");
        }
    }

    /** It waits for an administrator. */
    record Held(@Nullable String reason) implements Outcome {
        private static final Duration ASK_AGAIN = Duration.ofMinutes(5);

        @Override
        public @Nullable ConfirmedResource resource() {
            throw toException();
        }

        public ProvisioningException toException() {
            return ProvisioningException.held(reason, ASK_AGAIN);
        }
    }
}
