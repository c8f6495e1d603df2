package ramscim.server.rebuild;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import ramscim.core.directory.Owner;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.intent.Origin;
import ramscim.core.rebuild.Rebuild;
import ramscim.core.rebuild.RebuildProgress;
import ramscim.server.audit.AuditTrail;
import ramscim.server.progress.ProgressLog;
import ramscim.server.start.StartException;
import ramscim.store.JdbcProvisioningStore;
import ramscim.store.KnownResources;
import ramscim.store.WriteTransactions;

/** Rebuilds the store before the first request is taken: all of it in one transaction, or nothing. */
final class StoreRebuild implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRebuild.class);

    private final boolean asked;
    private final KnownResources known;
    private final RamDirectory directory;
    private final Owner owner;
    private final JdbcProvisioningStore store;
    private final WriteTransactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile boolean running;

    StoreRebuild(
            boolean asked,
            KnownResources known,
            RamDirectory directory,
            Owner owner,
            JdbcProvisioningStore store,
            WriteTransactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.asked = asked;
        this.known = known;
        this.directory = directory;
        this.owner = owner;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (!asked) {
            return;
        }
        if (known.count() > 0) {
            throw new StartException(
                    "Nothing was rebuilt: the store knows %d users and groups already.".formatted(known.count()));
        }
        try {
            rebuild();
        } catch (RamException e) {
            throw new StartException(
                    "The store could not be rebuilt, and is still empty, because RAM does not tell: " + e.getMessage());
        }
    }

    private void rebuild() {
        ProgressLog progress = new ProgressLog(LOG, clock);
        Rebuild rebuild = new Rebuild(directory, owner, (stage, done, of) -> progress.at(doing(stage), done, of));
        LOG.info("Reading from RAM what the bridge '{}' keeps there", owner);
        Rebuild.Found found = rebuild.read();
        LOG.info("RAM has {} users and groups of this bridge; writing them into the store", found.size());
        Origin origin = Origin.ofBridge("rebuild");
        Rebuild.Result result = transactions.write(() -> {
            if (known.count() > 0) {
                // Another replica that was started in the same way was quicker.
                return Rebuild.Result.NOTHING;
            }
            Rebuild.Result written = rebuild.write(found, store, origin, clock);
            audit.administered(origin, null, summary(written));
            return written;
        });
        LOG.info(summary(result));
        result.leftOut()
                .forEach(name -> LOG.warn(
                        "{} was left out: it is made anew, in its place, when the identity provider sends it", name));
    }

    private static String doing(RebuildProgress.Stage stage) {
        return switch (stage) {
            case READING_GROUPS -> "Reading the members of groups";
            case WRITING -> "Writing into the store";
        };
    }

    private static String summary(Rebuild.Result result) {
        return "The store was rebuilt from RAM: %d users, %d groups, %d memberships; %d were left out."
                .formatted(
                        result.users(),
                        result.groups(),
                        result.memberships(),
                        result.leftOut().size());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which starts last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
