package ramscim.adapter;

import java.time.Duration;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.Urgency;

/**
 * Makes a call again that failed only because RAM does not show yet what the bridge has just made: as long as somebody waits for it, ever more
 * slowly. Work that nobody waits for is left to the background's own pauses, so that it keeps no thread.
 */
final class PatientRamDirectory implements RamDirectory {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** What a leaver's work, which is never given up, waits at most in one place. */
    private static final int MOST_PAUSES = 8;

    private final RamDirectory directory;
    private final Pause pause;

    PatientRamDirectory(RamDirectory directory, Pause pause) {
        this.directory = directory;
        this.pause = pause;
    }

    /** How time passes. */
    @FunctionalInterface
    interface Pause {
        /** Returns when it has passed; false if the thread shall stop. */
        boolean of(Duration time);

        static boolean asleep(Duration time) {
            try {
                Thread.sleep(time.toMillis());
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    @Override
    public <R> R call(RamCall<R> call, Errand errand) {
        Duration next = FIRST_PAUSE;
        for (int pauses = 0; ; pauses++) {
            try {
                return directory.call(call, errand);
            } catch (RamException e) {
                if (!e.code().equals(RamException.NOT_SEEN_YET) || pauses == MOST_PAUSES || !waits(errand, next)) {
                    throw e;
                }
                next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? next.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private boolean waits(Errand errand, Duration time) {
        return errand.urgency() != Urgency.BACKGROUND && errand.remaining().compareTo(time) > 0 && pause.of(time);
    }
}
