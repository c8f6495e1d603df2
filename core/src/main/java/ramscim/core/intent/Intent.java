package ramscim.core.intent;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * What was asked for and is not yet known to be true in RAM. Durable before RAM is called; a resource has one at most, the newest.
 *
 * @param sequence rises with every intent of the resource
 * @param desired the attributes that the resource shall have; null: it shall cease to be
 * @param memberships the users who shall join or leave a group
 * @param leaver whether somebody loses access by it; such intents go first
 * @param hold whether it may be carried out
 * @param origin who asked for it
 * @param accepted when it was asked for
 * @param attempts how often carrying it out was tried without success
 * @param nextAttempt when the background may try again
 * @param lastRefusal why the last attempt failed, or why it is held
 * @param password whether a password came with it, which is in memory only
 * @param deniedSince when RAM first said, while it was carried out, that what was there is not; null if it did not
 */
public record Intent(
        long sequence,
        @Nullable ScimAttributes desired,
        Map<ResourceId, Membership> memberships,
        boolean leaver,
        Hold hold,
        Origin origin,
        Instant accepted,
        int attempts,
        Instant nextAttempt,
        @Nullable Refusal lastRefusal,
        boolean password,
        @Nullable Instant deniedSince) {
    public Intent {
        memberships = Map.copyOf(memberships);
    }

    /** An intent without a password. */
    public Intent(
            long sequence,
            @Nullable ScimAttributes desired,
            Map<ResourceId, Membership> memberships,
            boolean leaver,
            Hold hold,
            Origin origin,
            Instant accepted,
            int attempts,
            Instant nextAttempt,
            @Nullable Refusal lastRefusal) {
        this(
                sequence,
                desired,
                memberships,
                leaver,
                hold,
                origin,
                accepted,
                attempts,
                nextAttempt,
                lastRefusal,
                false,
                null);
    }

    public Intent withPassword(boolean came) {
        return new Intent(
                sequence,
                desired,
                memberships,
                leaver,
                hold,
                origin,
                accepted,
                attempts,
                nextAttempt,
                lastRefusal,
                came,
                deniedSince);
    }

    /** A new intent, which the background leaves to its request until {@code grace} has passed. */
    public static Intent fresh(
            long sequence,
            @Nullable Draft draft,
            boolean leaver,
            Verdict verdict,
            Origin origin,
            Instant now,
            Duration grace) {
        ScimAttributes desired = draft == null ? null : draft.attributes();
        Map<ResourceId, Membership> memberships = draft == null ? Map.of() : draft.memberships();
        return new Intent(
                sequence,
                desired,
                memberships,
                leaver,
                verdict.hold(),
                origin,
                now,
                0,
                now.plus(grace),
                verdict.reason() == null ? null : Refusal.of(ProvisioningException.Reason.HELD, verdict.reason()));
    }

    /** The same intent with other memberships. */
    public Intent withMemberships(Map<ResourceId, Membership> others) {
        return new Intent(
                sequence,
                desired,
                others,
                leaver,
                hold,
                origin,
                accepted,
                attempts,
                nextAttempt,
                lastRefusal,
                password,
                deniedSince);
    }

    /** What brings RAM back to what was confirmed last. */
    public Intent undoing(@Nullable ConfirmedResource confirmed) {
        ScimAttributes before = confirmed == null ? null : confirmed.attributes();
        return new Intent(
                sequence, before, Map.of(), leaver, hold, origin, accepted, attempts, nextAttempt, lastRefusal);
    }

    /** What of it takes access away, as an intent of its own that follows it. */
    public Intent leaving(Draft leaving, Instant now) {
        return new Intent(
                sequence + 1, leaving.attributes(), leaving.memberships(), true, hold, origin, accepted, 0, now, null);
    }

    public boolean asksForTheSameAs(Intent other) {
        return Objects.equals(desired, other.desired) && memberships.equals(other.memberships);
    }

    public Intent postponed(Instant until, Refusal refusal) {
        return new Intent(
                sequence,
                desired,
                memberships,
                leaver,
                hold,
                origin,
                accepted,
                attempts + 1,
                until,
                refusal,
                password,
                deniedSince);
    }

    /** To be looked at once more: RAM said that what was there is not, which may only mean that it does not show it yet. */
    public Intent denied(Instant now, Instant until) {
        return new Intent(
                sequence,
                desired,
                memberships,
                leaver,
                hold,
                origin,
                accepted,
                attempts,
                until,
                lastRefusal,
                password,
                deniedSince == null ? now : deniedSince);
    }

    /** The same intent, let through and to be carried out at once. */
    public Intent approved(Instant now) {
        return new Intent(
                sequence,
                desired,
                memberships,
                leaver,
                Hold.APPROVED,
                origin,
                accepted,
                attempts,
                now,
                null,
                password,
                deniedSince);
    }

    public boolean isHeld() {
        return hold == Hold.HELD;
    }

    /** Why the last attempt failed, or why it is held, in plain words; null if it did not, or is not. */
    public @Nullable String lastError() {
        return lastRefusal == null ? null : lastRefusal.words();
    }
}
