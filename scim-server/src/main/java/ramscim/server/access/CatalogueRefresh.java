package ramscim.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.core.access.CatalogueReading;
import ramscim.core.access.PolicyCatalogue;
import ramscim.core.directory.RamException;
import ramscim.store.replica.Leader;

/** Reads RAM's policies and who has them anew when what is known is old, behind everything that somebody waits for. */
public final class CatalogueRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueRefresh.class);

    /** How long after a reading that failed the next one is tried, if the interval is not shorter. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final CatalogueReading reading;
    private final PolicyCatalogue catalogue;
    private final KnownOffers offers;
    private final Duration interval;
    private final Leader leader;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "policies"));
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Failed failed;

    private record Failed(Instant at, String words) {}

    /** @param interval zero: only when somebody asks for it */
    CatalogueRefresh(
            CatalogueReading reading,
            PolicyCatalogue catalogue,
            KnownOffers offers,
            Duration interval,
            Leader leader,
            Clock clock) {
        this.reading = reading;
        this.catalogue = catalogue;
        this.offers = offers;
        this.interval = interval;
        this.leader = leader;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1000, fixedDelay = 5000)
    void startIfDue() {
        if (!interval.isZero() && leader.isLeader() && isDue(clock.instant())) {
            start();
        }
    }

    private boolean isDue(Instant now) {
        Failed last = failed;
        Duration pause = interval.compareTo(AGAIN) < 0 ? interval : AGAIN;
        if (last != null && now.isBefore(last.at().plus(pause))) {
            return false;
        }
        Instant readAt = catalogue.readAt();
        return readAt == null || !now.isBefore(readAt.plus(interval));
    }

    /** @return whether it was started; otherwise one is under way already */
    public boolean start() {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        thread.execute(this::read);
        return true;
    }

    private void read() {
        try {
            reading.read();
            failed = null;
        } catch (RamException | DataAccessException e) {
            failed = new Failed(clock.instant(), String.valueOf(e.getMessage()));
            LOG.warn("What policies there are and who has them could not be read: {}", e.getMessage());
        } finally {
            offers.forget();
            running.set(false);
        }
    }

    public boolean isRunning() {
        return running.get();
    }

    /** When RAM was read last; null: never. */
    public @Nullable Instant readAt() {
        return catalogue.readAt();
    }

    /** Why the last reading did not come about, here; null if it did. */
    public @Nullable String problem() {
        Failed last = failed;
        return last == null ? null : last.words();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
