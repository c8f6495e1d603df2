package ramscim.core.work;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import ramscim.core.converge.Progress;
import ramscim.core.directory.AnsweredCall;
import ramscim.core.directory.Urgency;
import ramscim.core.resource.ResourceId;

/**
 * The work on one resource while somebody is interested in it: one attempt at a time, and the callers who wait for its outcome.
 *
 * <p>A caller waits for an intent by its sequence and gets the outcome of the first attempt that carried out that intent or a newer one.
 */
public final class Lane {
    private final ResourceId id;
    private final List<Caller> callers = new CopyOnWriteArrayList<>();
    private boolean driven;
    private boolean begun;
    private boolean driveAgain;
    private volatile boolean resting;
    private @Nullable Progress progress;
    private long progressSequence;
    private List<AnsweredCall> earlierCalls = List.of();
    private final Set<ResourceId> concerned = new LinkedHashSet<>();
    private volatile boolean leaver;
    private boolean newerLeaver;
    private boolean departed;
    private long trustedSequence = -1;
    private long settledSequence = -1;
    private @Nullable Outcome settledOutcome;

    Lane(ResourceId id) {
        this.id = id;
    }

    /** One who waits for the intent with this sequence; once {@code claimed} it waits until it is told. */
    public static final class Caller {
        private final long sequence;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private boolean claimed;

        private Caller(long sequence) {
            this.sequence = sequence;
        }
    }

    public ResourceId id() {
        return id;
    }

    /** When the intent with this sequence is carried out, RAM is as the store says: nothing else can be under way. */
    public synchronized void trust(long sequence) {
        trustedSequence = sequence;
    }

    public synchronized void distrust() {
        trustedSequence = -1;
    }

    synchronized boolean isTrusted(long sequence) {
        return trustedSequence == sequence;
    }

    /** Somebody loses access by what is asked now. */
    public synchronized void expedite() {
        leaver = true;
        newerLeaver = begun;
    }

    /** Somebody loses access by what the one who drives has found asked. */
    synchronized void hurry() {
        leaver = true;
    }

    /** Nobody loses access by what is left to do of what the one who drives has found asked. */
    synchronized void calm() {
        departed = true;
        leaver = newerLeaver;
    }

    /** Waits for nobody: it is asked by those who hold locks of their own, while a change of the resource may be decided for long. */
    Urgency urgency() {
        if (leaver) {
            return Urgency.LEAVER;
        }
        return callers.isEmpty() ? Urgency.BACKGROUND : Urgency.INTERACTIVE;
    }

    public boolean hasCallers() {
        return !callers.isEmpty();
    }

    public synchronized Caller await(long sequence) {
        Caller caller = new Caller(sequence);
        if (settledOutcome != null && settledSequence >= sequence) {
            caller.outcome.complete(settledOutcome);
        } else {
            callers.add(caller);
        }
        return caller;
    }

    /**
     * Whether the one who asks shall drive. Else the one who drives already will look once more before it stops, if it has begun; who has not will find
     * what is newest, and a second attempt would come without the pause.
     */
    synchronized boolean startDriving() {
        driveAgain = begun;
        boolean mine = !driven;
        driven = true;
        return mine;
    }

    /** The one who drives has found that there is more to do. */
    synchronized void lookAgain() {
        driveAgain = begun;
    }

    /** Whether the one who asks shall drive; one who drives already does not look once more for it. */
    synchronized boolean startDrivingIfIdle() {
        boolean mine = !driven;
        driven = true;
        return mine;
    }

    /** The same of one who does not look at what is asked: whoever asks meanwhile is heard when it is done. */
    synchronized boolean startAside() {
        boolean mine = startDrivingIfIdle();
        if (mine) {
            begun = true;
        }
        return mine;
    }

    /** The one who drives is about to look what is asked. */
    synchronized void begin() {
        begun = true;
        resting = false;
        newerLeaver = false;
        departed = false;
    }

    /** The one who drives lets others by, and looks what is asked when it is its turn again. */
    synchronized void rest() {
        begun = false;
        driveAgain = false;
        resting = true;
    }

    /** Whether somebody is to lose access by what was asked since the one who drives has looked, and nobody by what is left of that. */
    synchronized boolean isOvertaken() {
        return departed && newerLeaver && driveAgain;
    }

    /** Whether what is asked has been begun, and lets others by. */
    boolean isResting() {
        return resting;
    }

    /** How far the attempt at this intent has come in the turns before this one. */
    synchronized Progress progress(long sequence) {
        if (progress == null || progressSequence != sequence) {
            progress = new Progress();
            progressSequence = sequence;
        }
        progress.resume();
        return progress;
    }

    /** The attempt is at its end: another one tries everything. */
    synchronized void forgetProgress() {
        progress = null;
        earlierCalls = List.of();
    }

    /** What RAM answered to the attempt in this turn is told with what it answers in the next. */
    synchronized void keep(List<AnsweredCall> calls) {
        earlierCalls = List.copyOf(calls);
    }

    synchronized List<AnsweredCall> earlierCalls() {
        return earlierCalls;
    }

    /** What the user is to have depends on how this ends. */
    synchronized void concerns(ResourceId user) {
        concerned.add(user);
    }

    /** Whom it concerned, in all turns; they are told by whoever asks. */
    synchronized List<ResourceId> concerned() {
        List<ResourceId> all = List.copyOf(concerned);
        concerned.clear();
        return all;
    }

    /** Whether the driver may stop; not if somebody came with more meanwhile. */
    synchronized boolean stopDriving() {
        driven = driveAgain;
        begun = false;
        driveAgain = false;
        return !driven;
    }

    /** Whether anybody still waits for this intent or an older one; from now on they wait until they are told. */
    synchronized boolean claimCallers(long sequence) {
        boolean any = false;
        for (Caller caller : callers) {
            if (caller.sequence <= sequence) {
                caller.claimed = true;
                any = true;
            }
        }
        return any;
    }

    synchronized void settle(long sequence, Outcome outcome) {
        settledSequence = sequence;
        settledOutcome = outcome;
        leaver = newerLeaver;
        callers.removeIf(caller -> caller.sequence <= sequence && caller.outcome.complete(outcome));
    }

    /** Tells those who wait for this intent and no other. */
    synchronized void answer(long sequence, Outcome outcome) {
        callers.removeIf(caller -> caller.sequence == sequence && caller.outcome.complete(outcome));
    }

    /** Tells those who wait for this intent or an older one, without that being how it ends. */
    synchronized void tell(long sequence, Outcome outcome) {
        callers.removeIf(caller -> caller.sequence <= sequence && caller.outcome.complete(outcome));
    }

    /** Tells all who wait, without that being the outcome of anything. */
    synchronized void dismiss(Outcome outcome) {
        callers.removeIf(caller -> caller.outcome.complete(outcome));
    }

    /** The outcome, or null if there is none in time. */
    public @Nullable Outcome outcome(Caller caller, Duration patience) throws InterruptedException {
        try {
            return caller.outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return leave(caller) ? null : caller.outcome.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never exceptional", e);
        }
    }

    /** Waits no longer; not if it is claimed, then it has to be told. */
    public synchronized boolean leave(Caller caller) {
        return !caller.claimed && callers.remove(caller);
    }
}
