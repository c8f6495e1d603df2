package ramscim.server.livecheck;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** Makes the check's calls, notes what becomes of them, and stops between two of them when it is told to. */
final class Probe {
    private static final long BETWEEN_READS_MILLIS = 100;

    private final RamDirectory directory;
    private final Journal journal;
    private final Made made;
    private final Duration patience;
    private boolean stopped;

    /** @param patience how long what was done may not be seen */
    Probe(RamDirectory directory, Journal journal, Made made, Duration patience) {
        this.directory = directory;
        this.journal = journal;
        this.made = made;
        this.patience = patience;
    }

    /** Returns when no call is under way; none is made any more. */
    synchronized void stop() {
        stopped = true;
    }

    private synchronized <R> R call(RamCall<R> call) {
        if (stopped) {
            throw new CancellationException("the check was interrupted");
        }
        try {
            R answer = directory.call(call);
            made.done(call, answer);
            return answer;
        } catch (RamException e) {
            made.failed(call, e);
            throw e;
        }
    }

    /**
     * A call that has to succeed. Where RAM does not see yet what was done before, it is made again, and how long that
     * took is noted.
     */
    <R> R make(RamCall<R> call) {
        long begin = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                journal.takeLast(call.operation());
                R answer = call(call);
                boolean denied = isDenied(call);
                if (!denied || isOver(begin)) {
                    noteTries(call, begin, tries, !denied);
                    return answer;
                }
            } catch (RamException e) {
                boolean mayPass = e.reason() == Reason.NOT_FOUND || e.reason() == Reason.CONFLICT;
                if (!mayPass || isOver(begin)) {
                    journal.failed(call.operation(), e);
                    throw e;
                }
            }
            pause();
        }
    }

    /** To the port, what is taken away and said not to exist is taken away; here it was just made. */
    private boolean isDenied(RamCall<?> call) {
        String code = journal.takeLast(call.operation());
        return call.operation().isWrite() && code != null && code.startsWith("EntityNotExist");
    }

    private void noteTries(RamCall<?> call, long begin, int tries, boolean seen) {
        if (tries > 1) {
            see("what was done before", call, begin, tries, seen);
        }
    }

    /** Reads until what was just done is seen. */
    <R> void awaits(String what, RamCall<R> read, Predicate<R> isSeen) {
        long begin = System.nanoTime();
        boolean seen = sees(read, isSeen);
        int reads = 1;
        while (!seen && !isOver(begin)) {
            pause();
            seen = sees(read, isSeen);
            reads++;
        }
        see(what, read, begin, reads, seen);
    }

    private <R> boolean sees(RamCall<R> read, Predicate<R> isSeen) {
        try {
            return isSeen.test(call(read));
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                journal.failed(read.operation(), e);
                throw e;
            }
            return false;
        }
    }

    /** A call that has to be refused, with one of these codes. */
    void provoke(String situation, RamCall<?> call, String... expected) {
        String failure = Provoked.SUCCESS;
        journal.takeLast(call.operation());
        try {
            call(call);
        } catch (RamException e) {
            failure = e.code();
        }
        String answered = journal.takeLast(call.operation());
        journal.note(new Provoked(
                situation, call.operation().action(), List.of(expected), answered == null ? failure : answered));
    }

    private void see(String what, RamCall<?> call, long begin, int calls, boolean seen) {
        journal.note(
                new Visibility(what, call.operation().action(), (System.nanoTime() - begin) / 1_000_000, calls, seen));
    }

    private boolean isOver(long begin) {
        return System.nanoTime() - begin > patience.toNanos();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_READS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the check was interrupted");
        }
    }
}
