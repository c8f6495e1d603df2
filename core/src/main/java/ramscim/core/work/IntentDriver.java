package ramscim.core.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.converge.Convergence;
import ramscim.core.converge.LettingByException;
import ramscim.core.converge.Progress;
import ramscim.core.converge.Work;
import ramscim.core.guard.Departures;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.Leases;
import ramscim.core.store.ProvisioningStore;

/** Carries committed intents out, one at a time for each resource, and decides what becomes of those that fail. */
public final class IntentDriver {
    private static final Logger LOG = LoggerFactory.getLogger("ramscim.changes");

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    /** How often it is asked whether another bridge is done with a resource that somebody waits for. */
    private static final Duration LEASE_PAUSE = Duration.ofMillis(50);

    private final ProvisioningStore store;
    private final Attempts attempts;
    private final Reconsideration reconsideration;
    private final Lanes lanes;
    private final WorkQueue queue;
    private final Executor workers;
    private volatile boolean stopping;

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
        this.attempts = new Attempts(
                store, convergences, new Setbacks(store, convergences, departures, clock), new Concerned(), clock);
        this.reconsideration = new Reconsideration(
                store, departures, Objects.requireNonNull(convergences.get(ResourceType.USER)), grace, clock);
        this.lanes = lanes;
        this.queue = new WorkQueue();
        this.workers = workers;
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
        Lanes.Visit visit = lanes.enter(lane.id());
        if (!isTaken(visit)) {
            turnAway(queue.withdraw(visit));
        }
    }

    /** Whether a worker comes for it; none does when the bridge is stopping. */
    private boolean isTaken(Lanes.Visit visit) {
        queue.add(visit);
        try {
            workers.execute(this::runNext);
            return true;
        } catch (RejectedExecutionException e) {
            stopping = true;
            return false;
        }
    }

    private void turnAway(Lanes.Visit visit) {
        visit.lane().stopDriving();
        visit.lane().dismiss(new Outcome.Postponed("The bridge is shutting down.", ASK_AGAIN));
        store.leases().release(visit.lane().id());
        visit.close();
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

    /** What is under way when the bridge stops is finished: one that lets others by then is left to this worker. */
    private void runNext() {
        boolean anotherComes = false;
        while (!anotherComes) {
            try (WorkQueue.Turn turn = queue.next()) {
                Lane lane = turn.lane();
                try {
                    do {
                        lane.begin();
                        attemptIfLeased(lane);
                    } while (!lane.stopDriving());
                    anotherComes = true;
                } catch (LettingByException e) {
                    lane.rest();
                    anotherComes = isTaken(lanes.enter(lane.id()));
                }
            }
        }
    }

    /** When not even the store can be written, the intent stays as it is and those who wait are told. */
    private void attemptIfLeased(Lane lane) {
        boolean leased = false;
        boolean goesOn = false;
        try {
            leased = isLeased(lane);
            if (leased) {
                attempts.newest(lane);
            }
        } catch (LettingByException e) {
            goesOn = true;
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The store failed while a change of resource {} was carried out", lane.id(), e);
            lane.distrust();
            lane.dismiss(new Outcome.Postponed("The bridge's store failed.", ASK_AGAIN));
        } finally {
            if (!goesOn) {
                lane.forgetProgress();
            }
            if (leased && !goesOn) {
                store.leases().release(lane.id());
            }
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

    /** Sees to it that users are looked at again whom an attempt at another resource concerns. */
    private final class Concerned implements Attempts.Watch {
        @Override
        public Work.Course course(Lane lane, Intent intent) {
            return new Course(lane, intent);
        }

        @Override
        public void concluded(ResourceId user, Intent intent) {
            submit(user, lane -> {
                reconsideration.askIfIdle(user, intent.origin());
                return true;
            });
        }
    }

    /** What the attempt at a lane's resource tells on its way. */
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
            lane.concerns(user);
            try (Lanes.Visit visit = lanes.enter(user)) {
                Lane its = visit.lane();
                synchronized (its) {
                    reconsideration.ask(user, intent.origin());
                }
            }
        }

        @Override
        public boolean isWorkerWanted(int members) {
            return !stopping && (lane.isOvertaken() || queue.isWanted(lane, members));
        }

        @Override
        public Progress progress() {
            return lane.progress(intent.sequence());
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
}
