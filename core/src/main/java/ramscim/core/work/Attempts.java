package ramscim.core.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import ramscim.core.converge.Convergence;
import ramscim.core.converge.Convergence.Converged;
import ramscim.core.converge.DeniedException;
import ramscim.core.converge.LettingByException;
import ramscim.core.converge.Work;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamException;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.plan.Observed;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** Carries the newest intent of a resource out, once, and says what became of it. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger("ramscim.changes");

    /** The name under which the log has the request that asked for what is being done. */
    private static final String REQUEST_ID = "requestId";

    private static final Duration SOON = Duration.ofSeconds(1);

    /** How long an attempt may take for which nobody waits, or that must not be given up. */
    private static final Duration UNHURRIED = Duration.ofSeconds(30);

    private final ProvisioningStore store;
    private final Map<ResourceType, Convergence> convergences;
    private final Setbacks setbacks;
    private final Watch watch;
    private final Clock clock;

    Attempts(
            ProvisioningStore store,
            Map<ResourceType, Convergence> convergences,
            Setbacks setbacks,
            Watch watch,
            Clock clock) {
        this.store = store;
        this.convergences = convergences;
        this.setbacks = setbacks;
        this.watch = watch;
        this.clock = clock;
    }

    /** Who sees to the users whom an attempt concerns besides its own resource. */
    interface Watch {
        /** What the attempt tells on its way. */
        Work.Course course(Lane lane, Intent intent);

        /** The intent is carried out or given up; what this user is to have may depend on it. */
        void concluded(ResourceId user, Intent intent);
    }

    /**
     * Whoever waits is told; what was not carried out has its time when it is tried again.
     *
     * @throws LettingByException if it is to go on when others were let by; nobody is told yet
     */
    void newest(Lane lane) {
        StoredResource resource = store.find(lane.id());
        Intent intent = resource == null ? null : resource.intent();
        if (resource == null || intent == null) {
            tellWhatAnotherDid(lane, resource);
            return;
        }
        if (intent.attempts() > 0) {
            lane.distrust();
        }
        if (intent.isHeld()) {
            lane.tell(intent.sequence(), new Outcome.Held(intent.lastError()));
            return;
        }
        boolean trusted = lane.isTrusted(intent.sequence());
        Work work = new Work(resource, intent, trusted, errand(lane, intent), clock, watch.course(lane, intent));
        Outcome outcome;
        try (MDC.MDCCloseable traced =
                MDC.putCloseable(REQUEST_ID, intent.origin().requestId())) {
            outcome = outcome(lane, work);
        }
        if (outcome instanceof Outcome.Confirmed) {
            lane.trust(intent.sequence() + 1);
        } else {
            lane.distrust();
        }
        if (outcome instanceof Outcome.Unsure) {
            return;
        }
        if (!(outcome instanceof Outcome.Postponed)) {
            conclude(lane, resource, intent);
        }
        lane.settle(intent.sequence(), outcome);
    }

    private void conclude(Lane lane, StoredResource resource, Intent intent) {
        Convergence convergence = convergence(resource);
        convergence.forget(resource.id(), intent);
        Set<ResourceId> concerned = new LinkedHashSet<>(convergence.affected(intent));
        concerned.addAll(lane.concerned());
        concerned.forEach(user -> watch.concluded(user, intent));
    }

    /**
     * Another bridge was quicker; whether it did what older callers asked for or refused it, the store does not tell. Who has come since the
     * resource was read is not meant.
     */
    private static void tellWhatAnotherDid(Lane lane, @Nullable StoredResource resource) {
        if (resource == null) {
            lane.dismiss(new Outcome.Confirmed(null));
            return;
        }
        lane.answer(resource.sequence(), new Outcome.Confirmed(resource.confirmed()));
        lane.tell(
                resource.sequence(),
                new Outcome.Postponed("The resource is being changed by another replica of the bridge.", SOON));
    }

    /** A change that was just asked for makes sense as long as its caller waits; later it is the background's. Leavers are not given up. */
    private Errand errand(Lane lane, Intent intent) {
        if (intent.leaver()) {
            lane.hurry();
        }
        Duration left = Duration.between(clock.instant(), intent.nextAttempt());
        boolean asked = !intent.leaver() && intent.attempts() == 0 && !left.isNegative();
        return Errand.of(lane::urgency, asked ? left : UNHURRIED).after(lane.earlierCalls());
    }

    /** What of a setback has to be asked of RAM may fail, too. */
    private Outcome outcome(Lane lane, Work work) {
        try {
            try {
                return confirm(lane, work, convergence(work.resource()).converge(work));
            } catch (InvalidAttributeException e) {
                return setbacks.refuse(lane, work, Refusal.of(e), null);
            } catch (RamException e) {
                return setbacks.failed(lane, work, e);
            }
        } catch (LettingByException e) {
            lane.keep(work.errand().taken());
            throw e;
        } catch (DeniedException e) {
            return lookAgain(work, e);
        } catch (RuntimeException e) {
            return failed(work, e);
        }
    }

    private Outcome lookAgain(Work work, DeniedException e) {
        StoredResource resource = work.resource();
        LOG.info("Resource {} is looked at once more: {}", resource.id(), e.getMessage());
        Instant now = clock.instant();
        Intent again = work.intent().denied(now, now.plus(Work.SECOND_LOOK));
        store.write(new Transition.Postponed(resource.id(), again, work.errand().taken()));
        return new Outcome.Unsure();
    }

    private Outcome failed(Work work, RuntimeException e) {
        LOG.error(
                "Carrying out a change of resource {} failed unexpectedly; it will be tried again",
                work.resource().id(),
                e);
        Refusal error = Refusal.of(Reason.NOT_YET, Refusal.INTERNAL_ERROR, "The bridge had an internal error.");
        return setbacks.postpone(work, error, null);
    }

    private Convergence convergence(StoredResource resource) {
        return Objects.requireNonNull(convergences.get(resource.type()));
    }

    private Outcome confirm(Lane lane, Work work, Converged converged) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        Observed kept = intent.desired() == null ? converged.observed() : null;
        if (kept != null) {
            store.write(new Transition.Departed(
                    resource.id(),
                    intent,
                    kept,
                    clock.instant(),
                    converged.deletion(),
                    work.errand().taken()));
            return new Outcome.Confirmed(null);
        }
        boolean refusedWhole = converged.allRefused() && asksForMembersOnly(resource, intent);
        boolean told = lane.claimCallers(intent.sequence()) && !refusedWhole;
        store.write(new Transition.Confirmed(
                resource.id(),
                intent,
                nameKey(resource, intent),
                converged.observed(),
                clock.instant(),
                told,
                work.errand().taken()));
        converged
                .refusals()
                .forEach(refusal -> LOG.warn(
                        "A part of a change of resource {} was refused: {} {}",
                        resource.id(),
                        refusal.code(),
                        refusal.requestId()));
        return refusedWhole
                ? new Outcome.Refused(joined(converged.refusals()))
                : new Outcome.Confirmed(confirmed(resource.id()));
    }

    private @Nullable ConfirmedResource confirmed(ResourceId id) {
        StoredResource stored = store.find(id);
        return stored == null ? null : stored.confirmed();
    }

    /** The name that the resource goes by; one that breaks today's rules stays what it was. */
    private @Nullable String nameKey(StoredResource resource, Intent intent) {
        try {
            return intent.desired() == null ? null : convergence(resource).nameKey(resource.id(), intent.desired());
        } catch (InvalidAttributeException e) {
            return null;
        }
    }

    /**
     * If all of that is refused nothing of what was asked for was done, so that the answer is an error: with a part done it is none (RFC 7644, section
     * 3.5.2, wants all or nothing of one), and what was not done is told on the list of failures.
     */
    private static boolean asksForMembersOnly(StoredResource resource, Intent intent) {
        ConfirmedResource before = resource.confirmed();
        return before != null && before.attributes().equals(intent.desired());
    }

    private static Refusal joined(List<Refusal> refusals) {
        Refusal first = refusals.get(0);
        return first.saying(refusals.stream().map(Refusal::words).collect(Collectors.joining(" ")));
    }
}
