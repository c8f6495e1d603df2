package ramscim.server.provisioning;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import ramscim.core.account.AccountDomain;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamTraffic;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.schedule.SteadyThread;
import ramscim.server.dryrun.DryRunMode;

/**
 * Carries on what waits in the store: at the start and after an outage everything, then what is due. By a thread of its
 * own: nothing else that is done regularly, and none of the calls to RAM that are under way, can keep a leaver from
 * being begun with.
 */
class BackgroundDrive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundDrive.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SteadyThread thread = new SteadyThread(
            "drive", e -> LOG.error("What waits could not be carried on; it is tried again in a second", e));
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
        engine.learnPasswordPolicy();
        thread.once(engine::recover);
        traffic.onRecovery(() -> thread.once(engine::recover));
        thread.repeat(engine::driveDue, PAUSE);
    }

    @Override
    public void close() {
        thread.close();
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
}
