package ramscim.core.converge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;

/**
 * One attempt at carrying an intent out.
 *
 * @param trusted whether nothing can have changed in RAM since {@code resource.observed()}
 * @param clock tells whether a second look is due
 * @param course what whoever carries it out wants to know on the way
 */
public record Work(StoredResource resource, Intent intent, boolean trusted, Clock clock, Course course) {
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
        };

        /** Everything is done that takes access away: the rest waits its turn like everybody. */
        void departed();

        /** What this user is to have changes by what is done now; nothing of that is in the store yet. */
        void affects(ResourceId user);
    }

    /** Reads of RAM may lag behind its writes by as much; whoever is said not to exist is looked for once more after it. */
    public static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    /** Of a rehearsal, in which there is no later: what RAM says is taken for so. */
    public static Work rehearsed(StoredResource resource, Intent intent, boolean trusted, Clock clock) {
        Instant before = clock.instant().minus(SECOND_LOOK);
        return new Work(resource, intent.denied(before, clock.instant()), trusted, clock, Course.UNWATCHED);
    }

    public Work with(StoredResource seen, Intent other) {
        return new Work(seen, other, true, clock, course);
    }

    /** The same, with the resource as it is to be taken. */
    Work seeing(StoredResource other) {
        return new Work(other, intent, trusted, clock, course);
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
