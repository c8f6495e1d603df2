package ramscim.server.drift;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.account.AccountDomain;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.mapping.UserMapping;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.reconcile.Drift;
import ramscim.core.reconcile.ReconcilePolicy;
import ramscim.core.reconcile.ReconcileProgress.Stage;
import ramscim.core.reconcile.ReconcileReport;
import ramscim.core.reconcile.ReconcileStore;
import ramscim.core.reconcile.Reconciliation;
import ramscim.core.reconcile.Repair;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.ResourceId;
import ramscim.server.audit.AuditTrail;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.progress.Progress;
import ramscim.server.progress.ProgressLog;
import ramscim.server.words.Words;

/**
 * Runs reconciles, one at a time and behind everything that somebody waits for, and puts right what an administrator
 * chooses.
 */
public final class Reconciliations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);

    private final RamDirectory directory;
    private final ReconcileStore store;
    private final UserMapping mapping;
    private final AccountDomain domain;
    private final ProvisioningEngine engine;
    private final DriftReports reports;
    private final AuditTrail audit;
    private final ReconcilePolicy policy;
    private final DryRunMode dryRun;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "reconcile"));
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    Reconciliations(
            RamDirectory directory,
            ReconcileStore store,
            UserMapping mapping,
            AccountDomain domain,
            ProvisioningEngine engine,
            DriftReports reports,
            AuditTrail audit,
            ReconcilePolicy policy,
            DryRunMode dryRun,
            Clock clock) {
        this.directory = directory;
        this.store = store;
        this.mapping = mapping;
        this.domain = domain;
        this.engine = engine;
        this.reports = reports;
        this.audit = audit;
        this.policy = policy;
        this.dryRun = dryRun;
        this.clock = clock;
    }

    /**
     * One that is under way.
     *
     * @param progress of the stage
     */
    public record Running(String id, Instant started, boolean dryRun, Stage stage, Progress progress) {
        /** What is being done. */
        public Words doing() {
            return Reconciliations.doing(stage);
        }

        private Running at(Stage newStage, Progress newProgress) {
            return new Running(id, started, dryRun, newStage, newProgress);
        }
    }

    private static Words doing(Stage stage) {
        return switch (stage) {
            case LISTING -> Words.of("drift.listing");
            case LOOKING -> Words.of("drift.looking");
            case REPAIRING -> Words.of("drift.repairing");
        };
    }

    public @Nullable Running running() {
        return running.get();
    }

    /**
     * Starts one.
     *
     * @param onlyReport whether nothing is put right, whatever the policy says
     * @return its id; null if one is under way already
     */
    @Nullable String start(boolean onlyReport, Origin origin) {
        boolean dry = onlyReport || dryRun.isAlways();
        Running started = new Running(
                UUID.randomUUID().toString(),
                clock.instant(),
                dry,
                Stage.LISTING,
                new Progress(clock.instant(), 0, 0, clock.instant()));
        if (!running.compareAndSet(null, started)) {
            return null;
        }
        try {
            reports.begin(started.id(), started.started(), origin.actor(), dry);
            thread.execute(() -> run(started, origin));
        } catch (RuntimeException e) {
            running.set(null);
            throw e;
        }
        return started.id();
    }

    private void run(Running started, Origin origin) {
        ProgressLog progress = new ProgressLog(LOG, clock);
        try {
            ReconcileReport report = reconciliation(origin)
                    .run(
                            started.dryRun() ? ReconcilePolicy.reportOnly() : policy,
                            (stage, done, of) -> running.set(
                                    started.at(stage, progress.at(doing(stage).english(), done, of))));
            reports.finish(started.id(), report);
            String summary = summary(report, started.dryRun());
            LOG.info(summary);
            audit.administered(origin, null, summary);
        } catch (RamException e) {
            LOG.warn("A reconcile ended early: {}", e.getMessage());
            reports.fail(started.id(), clock.instant(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A reconcile failed", e);
            reports.fail(started.id(), clock.instant(), "The bridge had an internal error; its log says more.");
        } finally {
            running.set(null);
        }
    }

    private static String summary(ReconcileReport report, boolean dry) {
        StringBuilder words = new StringBuilder(dry ? "Reconcile (dry run):" : "Reconcile:");
        for (Drift drift : Drift.values()) {
            if (drift != Drift.NOT_JUDGED && (drift == Drift.IN_SYNC || report.count(drift) > 0)) {
                words.append(drift == Drift.IN_SYNC ? " " : ", ")
                        .append(report.count(drift))
                        .append(' ')
                        .append(DriftWords.of(drift).few());
            }
        }
        words.append("; ").append(report.repairing()).append(" being put right.");
        if (report.heldBack() > 0) {
            words.append(" Nothing was put right, because ")
                    .append(report.heldBack())
                    .append(" at once are more than bridge.reconcile.max-repairs.");
        }
        return words.toString();
    }

    private Reconciliation reconciliation(Origin origin) {
        return new Reconciliation(directory, store, mapping, domain, new EngineRepair(origin), clock);
    }

    /**
     * Puts findings of a report right.
     *
     * @return how many were begun with
     */
    int repair(String report, List<DriftFinding> findings, Origin origin) {
        Reconciliation reconciliation = reconciliation(origin);
        int begun = 0;
        for (DriftFinding finding : findings) {
            ResourceId id = finding.repairable();
            if (id != null
                    && !finding.repairing()
                    && !dryRun.isAlways()
                    && reconciliation.repair(id, finding.drift())) {
                reports.repairing(report, finding.position());
                begun++;
            }
        }
        return begun;
    }

    /**
     * Brings RAM back to what was confirmed of one person or group, whatever became of it there.
     *
     * @return whether it began; not if something newer is asked of it already
     */
    public boolean repair(ResourceId id, Origin origin) {
        return !dryRun.isAlways() && reconciliation(origin).repair(id, null);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private final class EngineRepair implements Repair {
        private final Origin origin;

        EngineRepair(Origin origin) {
            this.origin = origin;
        }

        @Override
        public boolean user(ResourceId id, boolean memberships) {
            return engine.repair(id, memberships, origin);
        }

        @Override
        public boolean group(ResourceId id, Map<ResourceId, Membership> memberships) {
            try {
                return engine.repairGroup(id, memberships, origin);
            } catch (ProvisioningException e) {
                LOG.info("The group {} is not put right: {}", id, e.getMessage());
                return false;
            }
        }
    }
}
