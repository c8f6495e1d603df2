package ramscim.server.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.server.health.Upstream.Probe;
import ramscim.server.words.Words;

/**
 * Asks RAM for the account's summary now and then: an outage shows without traffic, ends by itself, and the quotas are
 * known.
 */
class RamProbe {
    private static final Logger LOG = LoggerFactory.getLogger(RamProbe.class);

    private final AccountQuotas quotas;
    private final Clock clock;
    private volatile Probe probe = Probe.NOT_YET;

    RamProbe(AccountQuotas quotas, MeterRegistry meters, Clock clock) {
        this.quotas = quotas;
        this.clock = clock;
        used(meters, "users", AccountSummary::users);
        limit(meters, "users", AccountSummary::usersQuota);
        used(meters, "groups", AccountSummary::groups);
        limit(meters, "groups", AccountSummary::groupsQuota);
        limit(meters, "groups_per_user", AccountSummary::groupsPerUserQuota);
        limit(meters, "access_keys_per_user", AccountSummary::accessKeysPerUserQuota);
        limit(meters, "system_policies_per_user", AccountSummary::systemPoliciesPerUserQuota);
        limit(meters, "custom_policies_per_user", AccountSummary::customPoliciesPerUserQuota);
        limit(meters, "system_policies_per_group", AccountSummary::systemPoliciesPerGroupQuota);
        limit(meters, "custom_policies_per_group", AccountSummary::customPoliciesPerGroupQuota);
    }

    private void used(MeterRegistry meters, String what, ToIntFunction<AccountSummary> value) {
        gauge(meters, "used", "How many of these the account holds", what, value);
    }

    private void limit(MeterRegistry meters, String what, ToIntFunction<AccountSummary> value) {
        gauge(meters, "limit", "How many of these there may be", what, value);
    }

    private void gauge(
            MeterRegistry meters, String kind, String description, String what, ToIntFunction<AccountSummary> value) {
        Gauge.builder(
                        "ram.quota." + kind,
                        () -> quotas.known()
                                .map(known -> (double) value.applyAsInt(known))
                                .orElse(Double.NaN))
                .description(description)
                .tag("resource", what)
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${bridge.health.probe-interval:30s}")
    void ask() {
        try {
            quotas.ask();
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
            case ALREADY_EXISTS,
                    NOT_FOUND,
                    CONFLICT,
                    QUOTA_EXCEEDED,
                    INVALID,
                    REFUSED,
                    THROTTLED,
                    UNAVAILABLE,
                    AMBIGUOUS -> false;
        };
    }

    Probe probe() {
        return probe;
    }

    List<Quota> quotas() {
        return quotas.known()
                .map(known -> List.of(
                        new Quota("users", known.users(), known.usersQuota()),
                        new Quota("groups", known.groups(), known.groupsQuota())))
                .orElse(List.of());
    }

    /** What one user or group can have, in words; empty while it is not known. */
    Map<Words, Integer> limits() {
        return quotas.known().map(RamProbe::limits).orElse(Map.of());
    }

    private static Map<Words, Integer> limits(AccountSummary known) {
        Map<Words, Integer> limits = new LinkedHashMap<>();
        limits.put(Words.of("health.limit.groups-of-user"), known.groupsPerUserQuota());
        limits.put(Words.of("health.limit.keys-of-user"), known.accessKeysPerUserQuota());
        limits.put(Words.of("health.limit.system-policies-of-user"), known.systemPoliciesPerUserQuota());
        limits.put(Words.of("health.limit.custom-policies-of-user"), known.customPoliciesPerUserQuota());
        limits.put(Words.of("health.limit.system-policies-of-group"), known.systemPoliciesPerGroupQuota());
        limits.put(Words.of("health.limit.custom-policies-of-group"), known.customPoliciesPerGroupQuota());
        limits.values().removeIf(limit -> limit == 0);
        return limits;
    }
}
