package ramscim.simulator.account;

import java.util.Set;
import java.util.stream.Stream;
import ramscim.simulator.error.RamError;

/**
 * What the holder of a key may do with these APIs. Only system policies count; the documents of custom ones are not
 * read.
 */
public final class Permissions {

    private static final Set<String> TO_WRITE = Set.of("AdministratorAccess", "AliyunRAMFullAccess");
    private static final Set<String> TO_READ = Set.of("ReadOnlyAccess", "AliyunRAMReadOnlyAccess");

    private final Memberships memberships;
    private final PolicyAttachments ofUsers;
    private final PolicyAttachments ofGroups;

    Permissions(Memberships memberships, PolicyAttachments ofUsers, PolicyAttachments ofGroups) {
        this.memberships = memberships;
        this.ofUsers = ofUsers;
        this.ofGroups = ofGroups;
    }

    public void check(SimulatedAccessKey key, boolean writes) {
        if (!key.ownerId().equals(AccessKeys.CALLER)
                && policies(key.ownerId()).noneMatch(name -> allows(name, writes))) {
            throw RamError.noPermission();
        }
    }

    private static boolean allows(String policyName, boolean writes) {
        return TO_WRITE.contains(policyName) || (!writes && TO_READ.contains(policyName));
    }

    private Stream<String> policies(String userId) {
        return Stream.concat(
                        ofUsers.of(userId).stream(),
                        memberships.ofUser(userId).stream()
                                .flatMap(membership -> ofGroups.of(membership.groupId()).stream()))
                .map(PolicyAttachment::policy)
                .filter(policy -> policy.policyType() == PolicyType.SYSTEM)
                .map(SimulatedPolicy::policyName);
    }
}
