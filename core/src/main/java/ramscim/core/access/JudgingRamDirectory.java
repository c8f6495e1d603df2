package ramscim.core.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Errand;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/**
 * Attaches a custom policy only if its document, which RAM is asked for, makes nobody more than they are, or if it is allowed by its exact name. A verdict
 * holds for ten minutes; a document that cannot be read is not judged yet, and the call is made later.
 */
public final class JudgingRamDirectory implements RamDirectory {
    /** The code of a policy that is not attached for what its document allows. */
    public static final String ESCALATING = "Bridge.EscalatingPolicy";

    /** The code of a policy that is not attached yet because its document could not be read. */
    public static final String NOT_JUDGED = "Bridge.PolicyNotJudged";

    private static final Duration HOLDS = Duration.ofMinutes(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final RamDirectory directory;
    private final PolicyAllowList allowed;
    private final Clock clock;
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

    /** @param how null if nothing speaks against it */
    private record Verdict(@Nullable String how, Instant at) {}

    public JudgingRamDirectory(RamDirectory directory, PolicyAllowList allowed, Clock clock) {
        this.directory = directory;
        this.allowed = allowed;
        this.clock = clock;
    }

    @Override
    public <R> R call(RamCall<R> call, Errand errand) {
        if (call instanceof AttachPolicyToUser attach) {
            require(attach.policy(), attach, errand);
        } else if (call instanceof AttachPolicyToGroup attach) {
            require(attach.policy(), attach, errand);
        }
        return directory.call(call, errand);
    }

    private void require(PolicyName policy, RamCall<?> call, Errand errand) {
        if (policy.type() != PolicyType.CUSTOM || allowed.names(policy)) {
            return;
        }
        String how = verdict(policy, errand).how();
        if (how != null) {
            throw RamException.unanswered(
                            Reason.INVALID,
                            ESCALATING,
                            "The policy '%s' is not attached: its document %s. bridge.access.allowed-policies allows such a policy by its exact name only."
                                    .formatted(policy, how))
                    .during(call.operation().action());
        }
    }

    private Verdict verdict(PolicyName policy, Errand errand) {
        Verdict known = verdicts.get(policy.key());
        if (known != null && clock.instant().isBefore(known.at().plus(HOLDS))) {
            return known;
        }
        String document = document(policy, errand);
        Verdict verdict = new Verdict(
                document == null ? null : PolicyDocument.parse(document).how(), clock.instant());
        verdicts.put(policy.key(), verdict);
        return verdict;
    }

    /** Null if there is no such policy, which RAM says when it is to be attached. */
    private @Nullable String document(PolicyName policy, Errand errand) {
        try {
            return directory.call(new GetPolicy(policy), errand).orElse(null);
        } catch (RamException e) {
            throw RamException.notTried(
                    NOT_JUDGED,
                    "The policy '%s' is not attached yet, because its document could not be read: %s"
                            .formatted(policy, e.getMessage()),
                    RETRY_AFTER);
        }
    }
}
