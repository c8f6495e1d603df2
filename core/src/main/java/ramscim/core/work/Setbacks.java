package ramscim.core.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import ramscim.core.converge.Convergence;
import ramscim.core.converge.Convergence.Converged;
import ramscim.core.converge.Work;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.RamException;
import ramscim.core.guard.Departures;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Observed;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.refusal.RefusedException;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/**
 * What becomes of an intent that was not carried out: it waits, or is refused for good and undone; and what of it takes access away goes on.
 */
final class Setbacks {
    private static final Logger LOG = LoggerFactory.getLogger("ramscim.changes");

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE_OF_LEAVERS = Duration.ofSeconds(30);

    private final ProvisioningStore store;
    private final Map<ResourceType, Convergence> convergences;
    private final Departures departures;
    private final Clock clock;

    Setbacks(ProvisioningStore store, Map<ResourceType, Convergence> convergences, Departures departures, Clock clock) {
        this.store = store;
        this.convergences = convergences;
        this.departures = departures;
        this.clock = clock;
    }

    /** What takes access away is never given up: somebody shall lose it. */
    Outcome failed(Lane lane, Work work, RamException e) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        Reason refusal = Refusal.reasonOf(e);
        if (refusal == null || intent.desired() == null || mustNotBeGivenUp(work, refusal)) {
            return postpone(work, e);
        }
        if (remainder(resource, intent) == null) {
            try {
                undo(lane, work, intent.desired());
            } catch (RamException undoing) {
                if (resource.confirmed() == null || Refusal.reasonOf(undoing) == null) {
                    return postpone(work, undoing);
                }
                LOG.warn(
                        "What was done of a refused change of resource {} stays in RAM: {}",
                        resource.id(),
                        undoing.brief());
            }
        }
        return refuse(lane, work, words(work, refusal, e), e);
    }

    /**
     * Somebody loses access by it and nothing else is asked for: no error ends that, unless RAM shows that the user or group is another's by now.
     */
    private boolean mustNotBeGivenUp(Work work, Reason refusal) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        Intent leaving = departures.remainder(current(resource), intent, clock.instant());
        return leaving != null
                && leaving.asksForTheSameAs(intent)
                && !(refusal == Reason.UNIQUENESS && isAnothers(work));
    }

    private boolean isAnothers(Work work) {
        try {
            Keeper keeper = convergence(work.resource())
                    .keeper(work, Objects.requireNonNull(work.intent().desired()));
            return keeper != null && !work.resource().id().toString().equals(keeper.name());
        } catch (RamException e) {
            return false;
        }
    }

    /** What is carried out of a change that is refused; null: nothing. */
    private @Nullable Intent remainder(StoredResource resource, Intent intent) {
        Intent leaving = departures.remainder(current(resource), intent, clock.instant());
        return leaving == null || leaving.asksForTheSameAs(intent) ? null : leaving;
    }

    private StoredResource current(StoredResource resource) {
        return Objects.requireNonNull(store.find(resource.id()));
    }

    private Refusal words(Work work, Reason reason, RamException e) {
        Refusal refusal = Refusal.of(reason, e);
        ScimAttributes desired = work.intent().desired();
        return reason == Reason.UNIQUENESS && desired != null
                ? refusal.withCode(Refusal.NAME_NOT_OURS).saying(owner(work, desired) + refusal.words())
                : refusal;
    }

    private String owner(Work work, ScimAttributes desired) {
        StoredResource resource = work.resource();
        String what = resource.type() == ResourceType.USER ? "user" : "group";
        String whose = "RAM has a " + what + " with this name already that this bridge does not own";
        try {
            Keeper keeper = convergence(resource).keeper(work, desired);
            return keeper == null ? whose + ". " : whose + ": " + keeper.words() + ". ";
        } catch (RamException e) {
            return whose + ". ";
        }
    }

    /** Brings RAM back to what was confirmed last, if this attempt or an earlier one may have done a part of the intent. */
    private void undo(Lane lane, Work work, ScimAttributes desired) {
        StoredResource now = current(work.resource());
        if (lane.isTrusted(work.intent().sequence())
                && Objects.equals(now.observed(), work.resource().observed())) {
            return;
        }
        Convergence convergence = convergence(now);
        Observed seen = convergence.look(work.with(now, work.intent()), desired);
        Converged undone = convergence.undo(work.with(now.withObserved(seen), work.intent()));
        store.write(new Transition.Seen(now.id(), undone.observed()));
    }

    private Outcome postpone(Work work, RamException e) {
        return postpone(work, Refusal.of(Reason.NOT_YET, e), e);
    }

    /** Whoever was to lose access by it loses it all the same, and at once. */
    Outcome refuse(Lane lane, Work work, Refusal refusal, @Nullable RamException cause) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        Intent remainder = remainder(resource, intent);
        boolean ends = remainder != null || intent.memberships().containsValue(Membership.LEFT);
        Refusal whole = !ends ? refusal : refusal.adding(RefusedException.ENDED_ALL_THE_SAME);
        Failure failure = new Failure(clock.instant(), subject(resource, intent), whole);
        store.write(new Transition.Refused(
                resource.id(), intent, failure, remainder, work.errand().taken()));
        if (remainder != null) {
            lane.hurry();
            lane.lookAgain();
        }
        logged(resource, intent, "refused", cause)
                .log(
                        "A change of resource {} was refused: {}",
                        resource.id(),
                        cause == null ? refusal.words() : cause.brief());
        return new Outcome.Refused(whole);
    }

    private static String subject(StoredResource resource, Intent intent) {
        ScimAttributes desired = intent.desired();
        String userName = desired == null ? null : desired.text("userName");
        String name = desired == null || userName != null ? userName : desired.text("displayName");
        return name == null ? resource.id().toString() : name;
    }

    Outcome postpone(Work work, Refusal refusal, @Nullable RamException cause) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        Duration pause = pause(intent, cause);
        Duration atLeast = cause == null ? null : cause.retryAfter();
        if (atLeast != null && pause.compareTo(atLeast) < 0) {
            pause = atLeast;
        }
        Intent later = intent.postponed(clock.instant().plus(pause), refusal);
        store.write(new Transition.Postponed(resource.id(), later, work.errand().taken()));
        logged(resource, intent, "postponed", cause)
                .log(
                        "A change of resource {} waits for {} ms: {}",
                        resource.id(),
                        pause.toMillis(),
                        cause == null ? refusal.words() : cause.brief());
        return new Outcome.Postponed(refusal.words(), pause);
    }

    /** Ids and codes, no names: who may read the log need not know the people. */
    private static LoggingEventBuilder logged(
            StoredResource resource, Intent intent, String outcome, @Nullable RamException cause) {
        LoggingEventBuilder line = LOG.atWarn()
                .addKeyValue("scim.resource_id", resource.id())
                .addKeyValue("bridge.outcome", outcome)
                .addKeyValue("bridge.leaver", intent.leaver());
        if (cause != null) {
            line = line.addKeyValue("ram.error_code", cause.code());
        }
        if (cause != null && cause.requestId() != null) {
            line = line.addKeyValue("ram.request_id", cause.requestId());
        }
        return line;
    }

    /** One second, then twice as long each time, a little less by chance so that not all come back at once. */
    private static Duration pause(Intent intent, @Nullable RamException cause) {
        // What RAM refuses while it is up it will refuse again in a moment.
        boolean hurried = intent.leaver() && (cause == null || cause.reason() != RamException.Reason.REFUSED);
        Duration longest = hurried ? LONGEST_PAUSE_OF_LEAVERS : LONGEST_PAUSE;
        long full = Math.min(longest.toMillis(), 1000L << Math.min(intent.attempts(), 20));
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 4));
    }

    private Convergence convergence(StoredResource resource) {
        return Objects.requireNonNull(convergences.get(resource.type()));
    }
}
