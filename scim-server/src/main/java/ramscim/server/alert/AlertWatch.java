package ramscim.server.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import ramscim.server.alert.Notice.Status;
import ramscim.server.finding.Alert;
import ramscim.server.finding.Finding;
import ramscim.server.finding.Findings;
import ramscim.store.WriteTransactions;

/** Looks again and again at what is wrong, and puts into the outbox what somebody has to be told. */
class AlertWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private final Findings findings;
    private final OpenAlerts open;
    private final Outbox outbox;
    private final WriteTransactions transactions;
    private final AlertMetrics metrics;
    private final AlertProperties properties;
    private final Clock clock;
    private final Instant started;

    AlertWatch(
            Findings findings,
            OpenAlerts open,
            Outbox outbox,
            WriteTransactions transactions,
            AlertMetrics metrics,
            AlertProperties properties,
            Clock clock) {
        this.findings = findings;
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
            List<Alert> alerts = findings.all().stream()
                    .map(Finding::alert)
                    .filter(Objects::nonNull)
                    .toList();
            if (!alerts.isEmpty() || !open.all().isEmpty()) {
                transactions.write(() -> compare(alerts));
            }
            metrics.are(open.all().size(), outbox.waiting());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Whether somebody has to be alerted is not known, for the database fails: {}", e.getMessage());
        }
    }

    /** An alert begins when it is first among these, and ends a while after it was last. */
    private void compare(List<Alert> alerts) {
        Instant now = clock.instant();
        for (Alert alert : alerts) {
            open.see(alert, now).ifPresent(begun -> tell(begun, Status.FIRING, now));
        }
        Instant limit = now.minus(properties.resolveAfter());
        if (!limit.isBefore(started)) { // what is wrong is not all known yet right after the start
            open.end(limit).forEach(alert -> tell(alert, Status.RESOLVED, now));
        }
    }

    private void tell(OpenAlert alert, Status status, Instant now) {
        LOG.info("Alert {} {}: {}", alert.name(), status, alert.summary().english());
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
