package ramscim.core.converge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamException;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;

/**
 * One attempt at carrying an intent out.
 *
 * @param trusted whether nothing can have changed in RAM since {@code resource.observed()}
 * @param errand what its calls to RAM are made for
 * @param clock tells whether a second look is due
 * @param course what whoever carries it out wants to know on the way
 */
public record Work(StoredResource resource, Intent intent, boolean trusted, Errand errand, Clock clock, Course course) {
    /** How an attempt comes along. */
    public interface Course {
        /** Nobody wants to know. */
        Course UNWATCHED = new Course() {
            @Override
            public void departed() {
                // Nobody is in a hurry.
            }

            @Override
            public void affects(ResourceId user) {
                // Nobody is brought to anything.
            }

            @Override
            public void misses(ResourceId user) {
                // Nobody is brought back.
            }

            @Override
            public boolean isWorkerWanted(int members) {
                return false;
            }

            @Override
            public Progress progress() {
                return new Progress();
            }
        };

        /** Everything is done that takes access away: the rest waits its turn like everybody. */
        void departed();

        /** What this user is to have changes by what is done now; nothing of that is in the store yet. */
        void affects(ResourceId user);

        /** RAM says that this user is not there, who should be. */
        void misses(ResourceId user);

        /**
         * Whether others wait who go before what is left of this attempt.
         *
         * @param members how many members were seen to in this turn
         */
        boolean isWorkerWanted(int members);

        /** How far the attempt has come in turns before this one. */
        Progress progress();
    }

    /** Reads of RAM may lag behind its writes by as much; whoever is said not to exist is looked for once more after it. */
    public static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    /** By then RAM shows what was made, as far as anybody has seen. */
    private static final Duration SHOWN_BY_THEN = Duration.ofSeconds(30);

    /** By how much the clocks of the bridge and of RAM may differ, and RAM's dates be rounded. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    /** Of a rehearsal, in which there is no later: what RAM says is taken for so. */
    public static Work rehearsed(StoredResource resource, Intent intent, boolean trusted, Clock clock) {
        Instant before = clock.instant().minus(SECOND_LOOK);
        return new Work(
                resource, intent.denied(before, clock.instant()), trusted, Errand.unawaited(), clock, Course.UNWATCHED);
    }

    /**
     * RAM says that a name is taken and shows nobody of that name, or somebody made since this was asked for who shows no marks: that may be what an
     * earlier attempt made, and is not believed to be another's before RAM has had the time to show it.
     */
    void requireTimeToShow(String what) {
        if (clock.instant().isBefore(intent.accepted().plus(SHOWN_BY_THEN))) {
            throw RamException.notSeenYet(what);
        }
    }

    /** Whether something with this date can be what an earlier attempt made. */
    boolean mayBeOfAnEarlierAttempt(@Nullable Instant date) {
        Instant earliest = clock.instant().minus(SHOWN_BY_THEN).minus(SKEW);
        return !trusted && date != null && !date.isBefore(earliest);
    }

    public Work with(StoredResource seen, Intent other) {
        return new Work(seen, other, true, errand, clock, course);
    }

    /** The same, but anything may have changed in RAM. */
    Work distrusting() {
        return new Work(resource, intent, false, errand, clock, course);
    }

    /** The same, with the resource as it is to be taken. */
    Work seeing(StoredResource other) {
        return new Work(other, intent, trusted, errand, clock, course);
    }

    /**
     * RAM said that something does not exist which the bridge has seen there. That is believed when it says so again, a while later.
     *
     * @param what for the reader of the exception
     */
    void requireSecondLook(String what) {
        Instant since = intent.deniedSince();
        if (since == null || clock.instant().isBefore(since.plus(SECOND_LOOK))) {
            throw new DeniedException(what);
        }
    }
}
