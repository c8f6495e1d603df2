package ramscim.server.provisioning;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamTraffic;
import ramscim.core.provisioning.AccountDomain;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.server.dryrun.DryRunMode;

/** Carries on what waits in the store: at the start and after an outage everything, then what is due. */
class BackgroundDrive {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundDrive.class);

    private final ProvisioningEngine engine;
    private final RamTraffic traffic;
    private final AccountDomain domain;
    private final Executor workers;
    private final DryRunMode dryRun;

    BackgroundDrive(
            ProvisioningEngine engine, RamTraffic traffic, AccountDomain domain, Executor workers, DryRunMode dryRun) {
        this.engine = engine;
        this.traffic = traffic;
        this.domain = domain;
        this.workers = workers;
        this.dryRun = dryRun;
    }

    /** Asks for the account's domain before the first user comes, so that creating one costs one call. */
    @EventListener(ApplicationReadyEvent.class)
    public void start() {
        workers.execute(this::learnDomain);
        if (dryRun.isAlways()) {
            LOG.warn(
                    "This is a dry run (bridge.dry-run): requests are answered with what would be done, and nothing is done");
            return;
        }
        engine.recover();
        traffic.onRecovery(() -> workers.execute(engine::recover));
    }

    private void learnDomain() {
        try {
            LOG.info("RAM users get logon names that end in @{}", domain.get());
        } catch (RamException e) {
            // Who asks RAM how it fares says what is wrong with the credentials.
            if (e.reason() != Reason.UNAUTHENTICATED) {
                LOG.warn(
                        "RAM did not tell its default domain; it will be asked again when it is needed. {}",
                        e.getMessage());
            }
        }
    }

    @Scheduled(fixedDelay = 1000)
    public void driveDue() {
        if (!dryRun.isAlways()) {
            engine.driveDue();
        }
    }
}
