package ramscim.core.converge;

import java.util.List;
import java.util.stream.Collectors;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.ResourceGroupCall.DetachPolicy;
import ramscim.core.directory.ResourceGroupCall.ListPolicyAttachments;
import ramscim.core.directory.ScopedPolicy;
import ramscim.core.plan.ObservedUser;

/**
 * What a RAM user may do within resource groups, where it is in the way of the user's deletion: RAM names none of it. It is asked for only when RAM has
 * refused to delete a user who has nothing else any more.
 */
final class ScopedRights {
    private final RamDirectory directory;
    private final Execution execution;
    private final boolean detaches;

    /** @param detaches whether it is taken away, or only named */
    ScopedRights(RamDirectory directory, Execution execution, boolean detaches) {
        this.directory = directory;
        this.execution = execution;
        this.detaches = detaches;
    }

    /**
     * Takes all of it away, each whatever becomes of the others.
     *
     * @throws RamException the refusal itself, if there is nothing to take away or it is not to be; it names what there is
     */
    void clear(ObservedUser user, RamException refusal) {
        List<ScopedPolicy> found = found(user);
        if (found.isEmpty()) {
            throw refusal;
        }
        if (!detaches) {
            throw refusal.adding(
                    "The user has " + list(found) + ": detach it there, in ResourceManager, or let the bridge"
                            + " (bridge.deprovisioning-detach-from-resource-groups).");
        }
        Closing closing = new Closing(directory);
        found.forEach(one -> closing.tryTo(() -> execution.of(new DetachPolicy(user.name(), one), user, null)));
        try {
            closing.orThrow();
        } catch (RamException e) {
            throw e.adding("The user has " + list(found) + ", which keeps it from being deleted.");
        }
    }

    /** Nothing, where ResourceManager does not tell: what RAM has said stays what there is to say. */
    private List<ScopedPolicy> found(ObservedUser user) {
        try {
            return directory.call(new ListPolicyAttachments(user.name()));
        } catch (RamException e) {
            return List.of();
        }
    }

    private static String list(List<ScopedPolicy> policies) {
        return policies.stream().map(ScopedPolicy::toString).collect(Collectors.joining(", "));
    }
}
