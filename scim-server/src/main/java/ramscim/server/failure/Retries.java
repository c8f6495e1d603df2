package ramscim.server.failure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.refusal.RefusedException;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.failure.Failures.Refused;
import ramscim.server.origin.RequestOrigin;

/**
 * Tries again what failed: what waits for its next attempt at once, and what was refused by asking for it once more.
 */
public final class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final Failures failures;
    private final ProvisioningEngine engine;

    Retries(Failures failures, ProvisioningEngine engine) {
        this.failures = failures;
        this.engine = engine;
    }

    /**
     * What came of it.
     *
     * @param begun how many changes are being tried now
     * @param problem why one was refused before it was tried
     */
    public record Result(@JsonProperty int begun, @Nullable String problem) {
        static final Result NOTHING = new Result(0, null);

        Result plus(Result other) {
            return new Result(begun + other.begun, problem == null ? other.problem : problem);
        }
    }

    public Result retry(String key) {
        if (key.startsWith(Failures.RETRYING)) {
            ResourceId id = ResourceId.parse(key.substring(Failures.RETRYING.length()));
            return id == null ? Result.NOTHING : driven(id);
        }
        Refused refused = failures.findRefused(key);
        return refused == null ? Result.NOTHING : askedAgain(refused);
    }

    public Result retryAll(List<FailingChange> changes) {
        return changes.stream()
                .filter(FailingChange::retryable)
                .map(change -> retry(change.key()))
                .reduce(Result.NOTHING, Result::plus);
    }

    private Result driven(ResourceId id) {
        engine.driveNow(id);
        return new Result(1, null);
    }

    private Result askedAgain(Refused refused) {
        if (!refused.retryable()) {
            return new Result(0, "What was asked for is not known: the identity provider has to send it again.");
        }
        try {
            String id = refused.group() == null ? refused.resourceId() : refused.group();
            engine.reissue(
                    refused.group() == null ? refused.type() : ResourceType.GROUP,
                    id == null ? null : ResourceId.parse(id),
                    refused.asked(),
                    RequestOrigin.ofAdministrator());
            failures.dismiss(refused);
            return new Result(1, null);
        } catch (RefusedException e) {
            LOG.info(
                    "A refused change was asked for again and refused again: {}",
                    e.refusal().reason());
            return new Result(0, e.refusal().words());
        }
    }

    /** The name goes from somebody who left to who was refused because of it, which is then asked for again. */
    public Result freeName(String key) {
        Refused refused = failures.findRefused(key);
        ScimAttributes asked = refused == null ? null : refused.desired();
        if (refused == null || asked == null || refused.type() != ResourceType.USER) {
            return Result.NOTHING;
        }
        try {
            return engine.freeName(asked, RequestOrigin.ofAdministrator())
                    ? askedAgain(refused)
                    : new Result(
                            0,
                            "The name is not that of a disabled RAM user which the bridge made and keeps of somebody who left: free it in the RAM console.");
        } catch (RefusedException e) {
            return new Result(0, e.refusal().words());
        }
    }

    /** @return whether there was anything to take off the list; what is retried by itself cannot be dismissed */
    boolean dismiss(String key) {
        Refused refused = failures.findRefused(key);
        if (refused == null) {
            return false;
        }
        failures.dismiss(refused);
        return true;
    }
}
