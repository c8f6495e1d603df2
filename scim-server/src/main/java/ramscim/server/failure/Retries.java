package ramscim.server.failure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.refusal.Refusal;
import ramscim.core.refusal.RefusedException;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.failure.Failures.Refused;
import ramscim.server.origin.RequestOrigin;
import ramscim.server.words.Words;

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
     * @param told the same to whoever looks at the page
     */
    public record Result(
            @JsonProperty int begun,
            @Nullable String problem,
            @JsonIgnore @Nullable Words told) {
        static final Result NOTHING = new Result(0, null, null);
        static final Result BEGUN = new Result(1, null, null);

        static Result of(Words problem) {
            return new Result(0, problem.english(), problem);
        }

        /** In the words of the refusal to programs, and by its data to people. */
        static Result of(Refusal refusal) {
            return new Result(
                    0,
                    refusal.words(),
                    Words.of("failures.refused-again", FailureCause.of(refusal).title(), refusal.words()));
        }

        Result plus(Result other) {
            return problem == null
                    ? new Result(begun + other.begun, other.problem, other.told)
                    : new Result(begun + other.begun, problem, told);
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
        return Result.BEGUN;
    }

    private Result askedAgain(Refused refused) {
        if (!refused.retryable()) {
            return Result.of(Words.of("failures.not-known"));
        }
        try {
            String id = refused.group() == null ? refused.resourceId() : refused.group();
            engine.reissue(
                    refused.group() == null ? refused.type() : ResourceType.GROUP,
                    id == null ? null : ResourceId.parse(id),
                    refused.asked(),
                    RequestOrigin.ofAdministrator());
            failures.dismiss(refused);
            return Result.BEGUN;
        } catch (RefusedException e) {
            LOG.info(
                    "A refused change was asked for again and refused again: {}",
                    e.refusal().reason());
            return Result.of(e.refusal());
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
                    : Result.of(Words.of("failures.not-to-free"));
        } catch (RefusedException e) {
            return Result.of(e.refusal());
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
