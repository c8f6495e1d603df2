package ramscim.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a load came to, by single requests: when each ended, how long it took and how it was answered. */
final class Figures {
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean refused = new AtomicBoolean();
    private final long start = System.nanoTime();

    /** @param endNanos since the start of the load */
    record Request(long endNanos, long nanos, int status) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        double endSeconds() {
            return endNanos / 1e9;
        }
    }

    void add(long startNanos, int status) {
        long now = System.nanoTime();
        requests.add(new Request(now - start, now - startNanos, status));
    }

    boolean isFirstRefusal() {
        return refused.compareAndSet(false, true);
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    List<Request> all() {
        return List.copyOf(requests);
    }

    long successes() {
        return requests.stream().filter(Request::isSuccess).count();
    }

    long count(int status) {
        return requests.stream().filter(request -> request.status() == status).count();
    }

    /** Successes a second between two points of time. */
    double rate(double fromSeconds, double toSeconds) {
        long done = requests.stream()
                .filter(Request::isSuccess)
                .filter(request -> request.endSeconds() >= fromSeconds && request.endSeconds() < toSeconds)
                .count();
        return done / (toSeconds - fromSeconds);
    }

    double lastSuccess() {
        return requests.stream()
                .filter(Request::isSuccess)
                .mapToDouble(Request::endSeconds)
                .max()
                .orElse(0);
    }

    static Duration percentile(List<Request> of, double share) {
        long[] nanos = of.stream().mapToLong(Request::nanos).sorted().toArray();
        return nanos.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(nanos[(int) Math.min(nanos.length - 1, Math.floor(share * nanos.length))]);
    }

    static String millis(Duration duration) {
        return "%.1f ms".formatted(duration.toNanos() / 1e6);
    }
}
