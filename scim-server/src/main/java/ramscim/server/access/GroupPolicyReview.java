package ramscim.server.access;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import ramscim.core.intent.Origin;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceType;
import ramscim.server.dryrun.DryRunMode;
import ramscim.store.KnownResources;

/**
 * Policies of groups that the configuration gives or takes since the last start: groups are written rarely, and must
 * not wait for that.
 */
class GroupPolicyReview {
    private static final Logger LOG = LoggerFactory.getLogger(GroupPolicyReview.class);
    private static final Origin ORIGIN = Origin.ofBridge("configured-group-policies");

    private final KnownResources resources;
    private final ProvisioningEngine engine;
    private final Executor workers;
    private final DryRunMode dryRun;

    GroupPolicyReview(KnownResources resources, ProvisioningEngine engine, Executor workers, DryRunMode dryRun) {
        this.resources = resources;
        this.engine = engine;
        this.workers = workers;
        this.dryRun = dryRun;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void start() {
        if (!dryRun.isAlways()) {
            workers.execute(this::review);
        }
    }

    private void review() {
        long changed = resources.confirmed(ResourceType.GROUP).stream()
                .filter(group -> engine.reviewPolicies(group, ORIGIN))
                .count();
        if (changed > 0) {
            LOG.info("bridge.access.group-policies has changed for {} groups, which get their policies now", changed);
        }
    }
}
