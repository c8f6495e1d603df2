package ramscim.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Transition;

/**
 * What is stored of a resource after the steps that every change takes, as it would be read: numbers, times and what
 * was observed are as the columns have them.
 */
final class AfterTransition {
    private AfterTransition() {}

    /**
     * @param before null if it is not known, or there was none
     * @return null if that has to be read
     */
    static @Nullable StoredResource of(Transition transition, @Nullable StoredResource before) {
        if (transition instanceof Transition.Committed it) {
            return committed(it, before);
        }
        if (before == null) {
            return null;
        }
        if (transition instanceof Transition.Seen it) {
            return seen(before, it.observed());
        }
        if (transition instanceof Transition.MemberSettled it) {
            return settled(it, before);
        }
        return transition instanceof Transition.Confirmed it ? confirmed(it, before) : null;
    }

    private static @Nullable StoredResource committed(Transition.Committed it, @Nullable StoredResource before) {
        Intent intent = it.intent();
        if (!intent.memberships().isEmpty() || intent.lastRefusal() != null) {
            return null;
        }
        if (intent.sequence() == 1) {
            return new StoredResource(it.id(), it.type(), 1, null, null, stored(intent));
        }
        if (before == null
                || before.sequence() != intent.sequence() - 1
                || (before.intent() != null && !before.intent().memberships().isEmpty())) {
            return null;
        }
        return with(before, intent.sequence(), before.confirmed(), before.observed(), stored(intent));
    }

    private static StoredResource seen(StoredResource before, @Nullable Observed seen) {
        Observed observed = ObservedForm.read(before.type(), ObservedForm.write(seen));
        ConfirmedResource was = before.confirmed();
        ConfirmedResource confirmed = was == null
                ? null
                : new ConfirmedResource(
                        was.id(),
                        was.type(),
                        was.attributes(),
                        was.version(),
                        was.created(),
                        was.lastModified(),
                        was.acknowledged(),
                        observed);
        return with(before, before.sequence(), confirmed, observed, before.intent());
    }

    /** One membership less is asked for. */
    private static @Nullable StoredResource settled(Transition.MemberSettled it, StoredResource before) {
        Intent intent = before.intent();
        if (intent == null || intent.sequence() != it.intent().sequence()) {
            return null;
        }
        Map<ResourceId, Membership> left = new HashMap<>(intent.memberships());
        left.remove(it.user());
        return with(before, before.sequence(), before.confirmed(), before.observed(), intent.withMemberships(left));
    }

    private static @Nullable StoredResource confirmed(Transition.Confirmed it, StoredResource before) {
        ScimAttributes attributes = it.carriedOut().desired();
        ConfirmedResource was = before.confirmed();
        boolean isWhole = before.intent() != null
                && before.intent().sequence() == it.carriedOut().sequence()
                && before.intent().memberships().isEmpty();
        if (attributes == null || !isWhole || (was == null && it.carriedOut().sequence() != 1)) {
            return null;
        }
        Instant now = millis(it.now());
        Observed observed = ObservedForm.read(before.type(), ObservedForm.write(it.observed()));
        ConfirmedResource confirmed = new ConfirmedResource(
                before.id(),
                before.type(),
                attributes,
                was == null ? 1 : was.version() + 1,
                was == null ? now : was.created(),
                now,
                it.acknowledged() || (was != null && was.acknowledged()),
                observed);
        return with(before, before.sequence(), confirmed, observed, null);
    }

    private static StoredResource with(
            StoredResource before,
            long sequence,
            @Nullable ConfirmedResource confirmed,
            @Nullable Observed observed,
            @Nullable Intent intent) {
        return new StoredResource(before.id(), before.type(), sequence, confirmed, observed, intent);
    }

    private static Intent stored(Intent intent) {
        return new Intent(
                intent.sequence(),
                intent.desired(),
                intent.memberships(),
                intent.leaver(),
                intent.hold(),
                intent.origin(),
                millis(intent.accepted()),
                intent.attempts(),
                millis(intent.nextAttempt()),
                intent.lastRefusal(),
                intent.password(),
                intent.deniedSince() == null ? null : millis(intent.deniedSince()));
    }

    private static Instant millis(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }
}
