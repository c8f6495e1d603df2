package ramscim.server.drift;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.core.reconcile.Drift;

/** What the last reconcile found, as metrics. Looked at every minute, not at every scrape. */
class DriftGauges {
    private final DriftReports reports;
    private final Clock clock;
    private volatile @Nullable DriftReport last;

    DriftGauges(DriftReports reports, MeterRegistry meters, Clock clock) {
        this.reports = reports;
        this.clock = clock;
        for (Drift drift : Drift.values()) {
            if (drift.isTold()) {
                Gauge.builder("bridge.drift", () -> open(drift))
                        .description("Users and groups that the last reconcile found, and that are not being put right")
                        .tag("class", drift.name().toLowerCase(Locale.ROOT))
                        .register(meters);
            }
        }
        Gauge.builder("bridge.reconcile.age", this::age)
                .description("Time since RAM was last compared as a whole with what was confirmed")
                .baseUnit("seconds")
                .register(meters);
    }

    private double open(Drift drift) {
        DriftReport known = last;
        return known == null ? Double.NaN : known.open(drift);
    }

    private double age() {
        DriftReport known = last;
        return known == null || known.finished() == null
                ? Double.NaN
                : Duration.between(known.finished(), clock.instant()).toSeconds();
    }

    @Scheduled(fixedDelay = 60_000)
    void look() {
        last = reports.lastWhole();
    }
}
