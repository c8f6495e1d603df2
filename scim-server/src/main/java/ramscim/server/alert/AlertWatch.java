package ramscim.server.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import ramscim.server.alert.Notice.Status;
import ramscim.server.store.WriteTransactions;

/** Looks again and again at what is wrong, and puts into the outbox what somebody has to be told. */
class AlertWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private final List<AlertSource> sources;
    private final OpenAlerts open;
    private final Outbox outbox;
    private final WriteTransactions transactions;
    private final AlertMetrics metrics;
    private final AlertProperties properties;
    private final Clock clock;
    private final Instant started;

    AlertWatch(
            List<AlertSource> sources,
            OpenAlerts open,
            Outbox outbox,
            WriteTransactions transactions,
            AlertMetrics metrics,
            AlertProperties properties,
            Clock clock) {
        this.sources = List.copyOf(sources);
        this.open = open;
        this.outbox = outbox;
        this.transactions = transactions;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Scheduled(fixedDelayString = "${bridge.alerts.check-interval:10s}")
    void check() {
        try {
            List<AlertCondition> conditions = sources.stream()
                    .flatMap(source -> source.conditions().stream())
                    .toList();
            if (!conditions.isEmpty() || !open.all().isEmpty()) {
                transactions.write(() -> compare(conditions));
            }
            metrics.are(open.all().size(), outbox.waiting());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Whether somebody has to be alerted is not known, for the database fails: {}", e.getMessage());
        }
    }

    private void compare(List<AlertCondition> conditions) {
        Instant now = clock.instant();
        for (AlertCondition condition : conditions) {
            open.see(condition, now).ifPresent(alert -> tell(alert, Status.FIRING, now));
        }
        Instant limit = now.minus(properties.resolveAfter());
        if (!limit.isBefore(started)) { // what is wrong is not all known yet right after the start
            open.end(limit).forEach(alert -> tell(alert, Status.RESOLVED, now));
        }
    }

    private void tell(OpenAlert alert, Status status, Instant now) {
        LOG.info("Alert {} {}: {}", alert.name(), status, alert.summary());
        metrics.givenUp(outbox.add(Notice.of(alert, status, properties.link(alert.page()), now)));
    }

    @Scheduled(fixedDelayString = "PT10M")
    void tidyUp() {
        int givenUp = outbox.giveUpOlderThan(properties.giveUpAfter());
        if (givenUp > 0) {
            metrics.givenUp(givenUp);
            LOG.error("{} alerts were never delivered and are not tried any more", givenUp);
        }
        outbox.prune();
    }
}
