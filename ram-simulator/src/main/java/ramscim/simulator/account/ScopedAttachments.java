package ramscim.simulator.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import ramscim.simulator.error.PolicyErrors;
import ramscim.simulator.error.RamError;

/** Policies that users have within a resource group only: RAM's own operations neither show them nor take them away. */
public final class ScopedAttachments {
    private final WholeSeconds clock;
    private final List<ScopedAttachment> all = new ArrayList<>();

    ScopedAttachments(WholeSeconds clock) {
        this.clock = clock;
    }

    void attach(String resourceGroupId, SimulatedPolicy policy, String userId) {
        all.add(new ScopedAttachment(resourceGroupId, policy, userId, clock.now()));
    }

    public List<ScopedAttachment> all() {
        return List.copyOf(all);
    }

    public void detach(String resourceGroupId, SimulatedPolicy policy, String userId) {
        boolean was = all.removeIf(attachment -> attachment.resourceGroupId().equals(resourceGroupId)
                && attachment.policy().equals(policy)
                && attachment.userId().equals(userId));
        if (!was) {
            throw PolicyErrors.OF_USERS.notAttached();
        }
    }

    void clear() {
        all.clear();
    }

    /** @param hinderNothing whether they do not keep a user from being deleted */
    Belongings asBelongings(BooleanSupplier hinderNothing) {
        return new Belongings() {
            @Override
            public boolean existFor(String userId) {
                return !hinderNothing.getAsBoolean()
                        && all.stream()
                                .anyMatch(attachment -> attachment.userId().equals(userId));
            }

            @Override
            public RamError conflict() {
                return PolicyErrors.OF_USERS.stillAttached();
            }

            @Override
            public void removeFor(String userId) {
                all.removeIf(attachment -> attachment.userId().equals(userId));
            }
        };
    }

    /** That a user has a policy within a resource group. */
    public record ScopedAttachment(String resourceGroupId, SimulatedPolicy policy, String userId, Instant attachDate) {}
}
