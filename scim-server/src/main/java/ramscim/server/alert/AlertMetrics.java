package ramscim.server.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How alerts fare, for those who are woken by another system. */
final class AlertMetrics {
    private final Counter delivered;
    private final Counter failed;
    private final Counter givenUp;
    private volatile int open;
    private volatile int waiting;

    AlertMetrics(MeterRegistry meters) {
        delivered = attempts(meters, "delivered");
        failed = attempts(meters, "failed");
        givenUp = attempts(meters, "given_up");
        Gauge.builder("bridge.alerts.open", () -> open)
                .description("What is wrong at the moment and was told of")
                .register(meters);
        Gauge.builder("bridge.alerts.waiting", () -> waiting)
                .description("Notices that no target has taken yet")
                .register(meters);
    }

    private static Counter attempts(MeterRegistry meters, String outcome) {
        return Counter.builder("bridge.alerts.deliveries")
                .description("Attempts to tell a target of something, and notices that were given up")
                .tag("outcome", outcome)
                .register(meters);
    }

    void delivered() {
        delivered.increment();
    }

    void failed() {
        failed.increment();
    }

    void givenUp(int number) {
        givenUp.increment(number);
    }

    void are(int nowOpen, int nowWaiting) {
        open = nowOpen;
        waiting = nowWaiting;
    }
}
