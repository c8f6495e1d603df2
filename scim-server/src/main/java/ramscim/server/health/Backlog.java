package ramscim.server.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.progress.Progress;

/**
 * How far a large number of changes has come, such as a provider's first push of everybody: from when more waited than
 * usual until none does.
 *
 * <p>A provider does not say how many it will send, so there is no more to know than what has arrived.
 */
final class Backlog {
    /** As many as RAM takes in a second or two are no work that anybody waits for. */
    private static final int LARGE = 40;

    private final JdbcClient jdbc;
    private @Nullable Instant began;

    Backlog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Null while there is none. */
    synchronized @Nullable Progress at(Queue queue, Instant now) {
        if (queue.waiting() == 0) {
            began = null;
        } else if (began == null && queue.waiting() >= LARGE) {
            began = now;
        }
        if (began == null) {
            return null;
        }
        int done = confirmedSince(began);
        return new Progress(began, done, done + queue.waiting(), now);
    }

    private int confirmedSince(Instant time) {
        return jdbc.sql("select count(*) from resource where last_modified >= :time")
                .param("time", time.toEpochMilli())
                .query(Integer.class)
                .single();
    }
}
