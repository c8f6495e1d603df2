package ramscim.bench;

import java.time.Duration;

final class Pause {
    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    static void of(Duration duration) {
        millis(Math.max(0, duration.toMillis()));
    }
}
