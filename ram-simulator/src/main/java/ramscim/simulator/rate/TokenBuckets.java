package ramscim.simulator.rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import ramscim.simulator.error.RamError;

/** One bucket for each operation, which holds a second's worth of calls and fills evenly. */
public final class TokenBuckets {

    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private RateLimits limits;

    public TokenBuckets(RateLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Takes a token for a call, or refuses it as throttled. */
    public synchronized void take(String action, RateClass rateClass) {
        int limit = limits.of(rateClass);
        if (limit > 0 && !bucket(action, limit).take(clock.instant(), limit)) {
            throw RamError.throttledUser();
        }
    }

    public synchronized RateLimits limits() {
        return limits;
    }

    /** Other limits from now on; a bucket keeps what it holds, up to its new size. */
    public synchronized void limit(RateLimits other) {
        limits = other;
    }

    public synchronized void fill() {
        buckets.clear();
    }

    private Bucket bucket(String action, int limit) {
        return buckets.computeIfAbsent(action, name -> new Bucket(limit, clock.instant()));
    }

    private static final class Bucket {

        private static final double NANOS = Duration.ofSeconds(1).toNanos();

        private double tokens;
        private Instant filled;

        Bucket(int tokens, Instant filled) {
            this.tokens = tokens;
            this.filled = filled;
        }

        boolean take(Instant now, int limit) {
            double earned = Duration.between(filled, now).toNanos() / NANOS * limit;
            tokens = Math.min(limit, tokens + Math.max(0, earned));
            filled = now;
            if (tokens < 1) {
                return false;
            }
            tokens -= 1;
            return true;
        }
    }
}
