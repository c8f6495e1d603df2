package ramscim.core.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One piece of work that RAM is called for: how urgent its calls are, until when they make sense, and what RAM answered meanwhile, so that
 * the record of a change can name the calls it took. It says nothing about what the calls do. For one thread at a time.
 */
public final class Errand {
    private static final Duration UNAWAITED = Duration.ofMinutes(1);

    private final Supplier<Urgency> urgency;
    private final long deadlineNanos;
    private final List<AnsweredCall> answered;
    private final int attempt;
    private String requestId = "";

    private Errand(Supplier<Urgency> urgency, long deadlineNanos, List<AnsweredCall> answered, int attempt) {
        this.urgency = urgency;
        this.deadlineNanos = deadlineNanos;
        this.answered = answered;
        this.attempt = attempt;
    }

    /**
     * @param urgency may rise while the work is waiting
     * @param time how long from now the work makes sense
     */
    public static Errand of(Supplier<Urgency> urgency, Duration time) {
        return new Errand(urgency, System.nanoTime() + time.toNanos(), new ArrayList<>(), 1);
    }

    /** One that nobody waits for, and that may take a minute. */
    public static Errand unawaited() {
        return of(() -> Urgency.BACKGROUND, UNAWAITED);
    }

    /** The same work, in one attempt at one of its calls. */
    public Errand attempt(int number) {
        return new Errand(urgency, deadlineNanos, answered, number);
    }

    /** The same work, as far as it may take no longer than this. */
    public Errand within(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        return new Errand(urgency, deadline - deadlineNanos < 0 ? deadline : deadlineNanos, answered, attempt);
    }

    public Urgency urgency() {
        return urgency.get();
    }

    /** How much time is left; never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
    }

    /** The how manieth attempt at a call this is; 1 for the first. */
    public int attempt() {
        return attempt;
    }

    /** RAM's RequestId of this attempt's last answer; empty if there was none. */
    public String requestId() {
        return requestId;
    }

    /** RAM answered, whatever it said. */
    public void answered(String operation, String answersId) {
        requestId = answersId;
        if (!answersId.isEmpty()) {
            answered.add(new AnsweredCall(operation, answersId));
        }
    }

    /** The same work had calls answered before: they count as this errand's. */
    public Errand after(List<AnsweredCall> earlier) {
        answered.addAll(0, earlier);
        return this;
    }

    /** The calls that were answered since they were last taken, in order. */
    public List<AnsweredCall> taken() {
        List<AnsweredCall> taken = List.copyOf(answered);
        answered.clear();
        return taken;
    }
}
