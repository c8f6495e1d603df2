package ramscim.server.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.server.health.HealthSnapshot.Probe;

/** Asks RAM for the account's summary now and then: an outage shows without traffic, ends by itself, and the quotas are known. */
class RamProbe {
    private static final Logger LOG = LoggerFactory.getLogger(RamProbe.class);

    private final RamDirectory directory;
    private final Clock clock;
    private volatile Probe probe = Probe.NOT_YET;
    private volatile @Nullable AccountSummary summary;

    RamProbe(RamDirectory directory, MeterRegistry meters, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        gauge(meters, "users", "used", AccountSummary::users);
        gauge(meters, "users", "limit", AccountSummary::usersQuota);
        gauge(meters, "groups", "used", AccountSummary::groups);
        gauge(meters, "groups", "limit", AccountSummary::groupsQuota);
    }

    private void gauge(MeterRegistry meters, String what, String kind, ToIntFunction<AccountSummary> value) {
        Gauge.builder("bridge.quota." + kind, () -> {
                    AccountSummary known = summary;
                    return known == null ? Double.NaN : value.applyAsInt(known);
                })
                .description(
                        kind.equals("used")
                                ? "How many of these the account holds"
                                : "How many of these the account may hold")
                .tag("resource", what)
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${bridge.health.probe-interval:30s}")
    void ask() {
        try {
            summary = directory.accountSummary();
            probe = new Probe(clock.instant(), null, false);
        } catch (RamException e) {
            Probe failed = new Probe(probe.answered(), e.getMessage(), isAboutCredentials(e.reason()));
            if (failed.credentials() && !Objects.equals(failed.problem(), probe.problem())) {
                LOG.warn("Nothing reaches RAM {}. {}", failed.answered() == null ? "yet" : "any more", e.getMessage());
            }
            probe = failed;
        }
    }

    private static boolean isAboutCredentials(Reason reason) {
        return switch (reason) {
            case FORBIDDEN, UNAUTHENTICATED -> true;
            case ALREADY_EXISTS, NOT_FOUND, CONFLICT, QUOTA_EXCEEDED, INVALID, THROTTLED, UNAVAILABLE, AMBIGUOUS ->
                false;
        };
    }

    Probe probe() {
        return probe;
    }

    List<Quota> quotas() {
        AccountSummary known = summary;
        return known == null
                ? List.of()
                : List.of(
                        new Quota("users", known.users(), known.usersQuota()),
                        new Quota("groups", known.groups(), known.groupsQuota()));
    }

    /** In how many groups one user can be; null while it is not known. */
    @Nullable Integer groupsPerUser() {
        AccountSummary known = summary;
        return known == null ? null : known.groupsPerUserQuota();
    }
}
