package ramscim.core.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import ramscim.core.converge.Convergence;
import ramscim.core.converge.Convergence.Converged;
import ramscim.core.converge.DeniedException;
import ramscim.core.converge.Work;
import ramscim.core.directory.AnsweredCalls;
import ramscim.core.directory.RamException;
import ramscim.core.directory.Urgency;
import ramscim.core.guard.Departures;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.plan.Observed;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.Leases;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** Carries committed intents out, one at a time for each resource, and decides what becomes of those that fail. */
public final class IntentDriver {
    private static final Logger LOG = LoggerFactory.getLogger("ramscim.changes");

    /** The name under which the log has the request that asked for what is being done. */
    private static final String REQUEST_ID = "requestId";

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** How often it is asked whether another bridge is done with a resource that somebody waits for. */
    private static final Duration LEASE_PAUSE = Duration.ofMillis(50);

    /** How long an attempt may take for which nobody waits, or that must not be given up. */
    private static final Duration UNHURRIED = Duration.ofSeconds(30);

    private final ProvisioningStore store;
    private final Map<ResourceType, Convergence> convergences;
    private final Setbacks setbacks;
    private final Reconsideration reconsideration;
    private final Lanes lanes;
    private final WorkQueue queue;
    private final Clock clock;

    /** @param grace after which nobody waits any more for what was asked for */
    public IntentDriver(
            ProvisioningStore store,
            Map<ResourceType, Convergence> convergences,
            Departures departures,
            Lanes lanes,
            Executor workers,
            Duration grace,
            Clock clock) {
        this.store = store;
        this.convergences = convergences;
        this.setbacks = new Setbacks(store, convergences, departures, clock);
        this.reconsideration = new Reconsideration(
                store, departures, Objects.requireNonNull(convergences.get(ResourceType.USER)), grace, clock);
        this.lanes = lanes;
        this.queue = new WorkQueue(workers, visit -> AnsweredCalls.collectDuring(() -> run(visit)));
        this.clock = clock;
    }

    /** Starts on what may be tried at this time, those first who lose access; not on what is being done already. */
    public void driveDue(Instant now, int limit) {
        store.leases().claim(store.due(now, limit)).forEach(id -> {
            try (Lanes.Visit visit = lanes.enter(id)) {
                Lane lane = visit.lane();
                if (lane.startDrivingIfIdle()) {
                    expediteLeaver(lane);
                    queue(lane);
                }
            }
        });
    }

    /** Starts on a resource that nobody waits for, as urgently as what is asked of it. */
    public void driveUnawaited(Lane lane) {
        expediteLeaver(lane);
        drive(lane);
    }

    private void expediteLeaver(Lane lane) {
        StoredResource stored = store.find(lane.id());
        if (stored != null && stored.intent() != null && stored.intent().leaver()) {
            lane.expedite();
        }
    }

    /**
     * Asks something of a resource, and begins with it; nobody waits.
     *
     * @param commit is called under the lock of the resource's lane; whether there is anything to begin with
     * @return the same
     */
    public boolean submit(ResourceId id, Predicate<Lane> commit) {
        try (Lanes.Visit visit = lanes.enter(id)) {
            Lane lane = visit.lane();
            synchronized (lane) {
                if (!commit.test(lane)) {
                    return false;
                }
            }
            driveUnawaited(lane);
            return true;
        }
    }

    /** Sees to it that the newest intent of the lane's resource is carried out, by a worker. */
    public void drive(Lane lane) {
        if (lane.startDriving()) {
            queue(lane);
        }
    }

    private void queue(Lane lane) {
        Lanes.Visit refused = queue.add(lanes.enter(lane.id()));
        if (refused != null) {
            refused.lane().stopDriving();
            refused.lane().dismiss(new Outcome.Postponed("The bridge is shutting down.", ASK_AGAIN));
            store.leases().release(refused.lane().id());
            refused.close();
        }
    }

    /**
     * Does something to a resource in RAM that no intent asks for, by the thread that calls, while nothing else is done to it. What is asked of the
     * resource meanwhile is accepted without waiting, and carried out after it.
     *
     * @param work whether it was done
     * @return the same; false if somebody is at work on the resource
     */
    public boolean aside(ResourceId id, BooleanSupplier work) {
        try (Lanes.Visit visit = lanes.enter(id)) {
            Lane lane = visit.lane();
            if (!lane.startAside()) {
                return false;
            }
            try {
                return ifLeased(id, work);
            } finally {
                lane.distrust();
                if (!lane.stopDriving()) {
                    queue(lane);
                }
            }
        }
    }

    private boolean ifLeased(ResourceId id, BooleanSupplier work) {
        if (store.leases().take(id) == Leases.Grant.DENIED) {
            return false;
        }
        try {
            return work.getAsBoolean();
        } finally {
            store.leases().release(id);
        }
    }

    /** How many changes are carried out before one that comes now and that somebody awaits. */
    public int ahead() {
        return queue.ahead();
    }

    private void run(Lanes.Visit visit) {
        try (visit) {
            Lane lane = visit.lane();
            do {
                lane.begin();
                attemptNewestSafely(lane);
            } while (!lane.stopDriving());
        }
    }

    /** When not even the store can be written, the intent stays as it is and those who wait are told. */
    private void attemptNewestSafely(Lane lane) {
        try {
            attemptNewestIfLeased(lane);
        } catch (RuntimeException e) {
            LOG.error("The store failed while a change of resource {} was carried out", lane.id(), e);
            lane.distrust();
            lane.dismiss(new Outcome.Postponed("The bridge's store failed.", ASK_AGAIN));
        }
    }

    private void attemptNewestIfLeased(Lane lane) {
        if (!isLeased(lane)) {
            return;
        }
        try {
            attemptNewest(lane);
        } finally {
            store.leases().release(lane.id());
        }
    }

    /** Waits as long as anybody waits for the resource; what nobody waits for is tried again when it is due. */
    private boolean isLeased(Lane lane) {
        Leases.Grant grant = store.leases().take(lane.id());
        while (grant == Leases.Grant.DENIED) {
            lane.distrust();
            if (!lane.hasCallers() || !pauseBeforeAskingAgain()) {
                return false;
            }
            grant = store.leases().take(lane.id());
        }
        if (grant == Leases.Grant.INHERITED) {
            lane.distrust();
        }
        return true;
    }

    /** False if the thread shall stop. */
    private static boolean pauseBeforeAskingAgain() {
        try {
            Thread.sleep(LEASE_PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void attemptNewest(Lane lane) {
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
        Outcome outcome;
        try (MDC.MDCCloseable traced =
                MDC.putCloseable(REQUEST_ID, intent.origin().requestId())) {
            outcome = attempt(lane, resource, intent);
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
            conclude(resource, intent);
        }
        lane.settle(intent.sequence(), outcome);
    }

    private void conclude(StoredResource resource, Intent intent) {
        Convergence convergence = convergence(resource);
        convergence.forget(resource.id(), intent);
        convergence
                .affected(intent)
                .forEach(user -> submit(user, lane -> {
                    reconsideration.askIfIdle(user, intent.origin());
                    return true;
                }));
    }

    /** What the convergence of a lane's resource tells on its way. */
    private final class Course implements Work.Course {
        private final Lane lane;
        private final Intent intent;

        Course(Lane lane, Intent intent) {
            this.lane = lane;
            this.intent = intent;
        }

        @Override
        public void departed() {
            lane.calm();
        }

        /** Written down now, so that it happens also if this process dies; begun when what it depends on is in the store. */
        @Override
        public void affects(ResourceId user) {
            try (Lanes.Visit visit = lanes.enter(user)) {
                Lane its = visit.lane();
                synchronized (its) {
                    reconsideration.ask(user, intent.origin());
                }
            }
        }

        /** Begun at once, and nothing is taken for granted of what RAM held. */
        @Override
        public void misses(ResourceId user) {
            submit(user, its -> {
                reconsideration.askIfIdle(user, intent.origin());
                its.distrust();
                return true;
            });
        }
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

    private Outcome attempt(Lane lane, StoredResource resource, Intent intent) {
        Work work = new Work(resource, intent, lane.isTrusted(intent.sequence()), clock, new Course(lane, intent));
        try {
            return attempt(lane, work);
        } catch (DeniedException e) {
            LOG.info("Resource {} is looked at once more: {}", lane.id(), e.getMessage());
            Instant now = clock.instant();
            Intent again = intent.denied(now, now.plus(Work.SECOND_LOOK));
            store.write(new Transition.Postponed(resource.id(), again, AnsweredCalls.take()));
            return new Outcome.Unsure();
        } catch (RuntimeException e) {
            LOG.error("Carrying out a change of resource {} failed unexpectedly; it will be tried again", lane.id(), e);
            Refusal error = Refusal.of(Reason.NOT_YET, Refusal.INTERNAL_ERROR, "The bridge had an internal error.");
            return setbacks.postpone(resource, intent, error, null);
        }
    }

    private Outcome attempt(Lane lane, Work work) {
        StoredResource resource = work.resource();
        try {
            Converged converged = urgency(lane, work.intent())
                    .during(() -> convergence(resource).converge(work));
            return confirm(lane, resource, work.intent(), converged);
        } catch (InvalidAttributeException e) {
            return setbacks.refuse(lane, resource, work.intent(), Refusal.of(e), null);
        } catch (RamException e) {
            return setbacks.failed(lane, work, e);
        }
    }

    /** A change that was just asked for makes sense as long as its caller waits; later it is the background's. Leavers are not given up. */
    private Urgency urgency(Lane lane, Intent intent) {
        if (intent.leaver()) {
            lane.expedite();
        }
        Duration left = Duration.between(clock.instant(), intent.nextAttempt());
        boolean asked = !intent.leaver() && intent.attempts() == 0 && !left.isNegative();
        return Urgency.of(lane::priority, asked ? left : UNHURRIED);
    }

    private Convergence convergence(StoredResource resource) {
        return Objects.requireNonNull(convergences.get(resource.type()));
    }

    private Outcome confirm(Lane lane, StoredResource resource, Intent intent, Converged converged) {
        Observed kept = intent.desired() == null ? converged.observed() : null;
        if (kept != null) {
            store.write(new Transition.Departed(
                    resource.id(), intent, kept, clock.instant(), converged.deletion(), AnsweredCalls.take()));
            return new Outcome.Confirmed(null);
        }
        boolean told = lane.claimCallers(intent.sequence()) && !isRefusedWhole(resource, intent, converged);
        store.write(new Transition.Confirmed(
                resource.id(),
                intent,
                nameKey(resource, intent),
                converged.observed(),
                clock.instant(),
                told,
                AnsweredCalls.take()));
        converged
                .refusals()
                .forEach(refusal -> LOG.warn(
                        "A part of a change of resource {} was refused: {} {}",
                        resource.id(),
                        refusal.code(),
                        refusal.requestId()));
        return isRefusedWhole(resource, intent, converged)
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
     * Whether nothing of what was asked for was done, so that the answer is an error: with a part done it is none (RFC 7644, section 3.5.2, wants all
     * or nothing of one), and what was not done is told on the list of failures.
     */
    private static boolean isRefusedWhole(StoredResource resource, Intent intent, Converged converged) {
        ConfirmedResource before = resource.confirmed();
        return !converged.refusals().isEmpty()
                && before != null
                && before.attributes().equals(intent.desired())
                && converged.refusals().size() == intent.memberships().size();
    }

    private static Refusal joined(List<Refusal> refusals) {
        Refusal first = refusals.get(0);
        return first.saying(refusals.stream().map(Refusal::words).collect(Collectors.joining(" ")));
    }
}
