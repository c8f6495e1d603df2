package ramscim.server.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Tells the log, every few seconds and no more often, how far each stage of long work has come. */
public final class ProgressLog {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Logger log;
    private final Clock clock;
    private @Nullable String stage;
    private Instant began;
    private Instant told;

    public ProgressLog(Logger log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.began = clock.instant();
        this.told = began;
    }

    /**
     * @param what the stage in words
     * @return how far it has come
     */
    public Progress at(String what, int done, int of) {
        Instant now = clock.instant();
        if (!what.equals(stage)) {
            stage = what;
            began = now;
            told = now;
        }
        Progress progress = new Progress(began, done, of, now);
        if (of > 0 && !now.isBefore(told.plus(PAUSE))) {
            told = now;
            log.info("{} {}", what, progress.line());
        }
        return progress;
    }
}
