package ramscim.simulator.account;

import java.util.List;
import java.util.function.Supplier;
import ramscim.simulator.error.RamError;

/** Who is in which group. */
public final class Memberships {

    private final int groupsPerUser;
    private final WholeSeconds clock;
    private final Links<Membership> byGroup;
    private final Links<Membership> byUser;

    Memberships(int groupsPerUser, WholeSeconds clock, Supplier<Listing<Membership>> listings) {
        this.groupsPerUser = groupsPerUser;
        this.clock = clock;
        this.byGroup = new Links<>(listings.get());
        this.byUser = new Links<>(listings.get());
    }

    public void add(SimulatedUser user, SimulatedGroup group) {
        if (byUser.has(user.userId(), group.groupId())) {
            throw RamError.alreadyInGroup();
        }
        if (byUser.of(user.userId()).size() >= groupsPerUser) {
            throw RamError.tooManyGroupsOfUser();
        }
        Membership membership = new Membership(group.groupId(), user.userId(), clock.now());
        byGroup.put(group.groupId(), user.userId(), membership);
        byUser.put(user.userId(), group.groupId(), membership);
    }

    public void remove(SimulatedUser user, SimulatedGroup group) {
        if (!byUser.has(user.userId(), group.groupId())) {
            throw RamError.notInGroup();
        }
        remove(user.userId(), group.groupId());
    }

    /** What ListUsersForGroup shows. */
    public Page<Membership> pageOfGroup(SimulatedGroup group, PageRequest request) {
        return byGroup.page(group.groupId(), request);
    }

    /** What ListGroupsForUser shows. */
    public List<Membership> listedOfUser(SimulatedUser user) {
        return byUser.page(user.userId(), PageRequest.everything()).items();
    }

    List<Membership> ofGroup(SimulatedGroup group) {
        return byGroup.of(group.groupId());
    }

    List<Membership> ofUser(String userId) {
        return byUser.of(userId);
    }

    void clear() {
        byGroup.clear();
        byUser.clear();
    }

    private void remove(String userId, String groupId) {
        byGroup.remove(groupId, userId);
        byUser.remove(userId, groupId);
    }

    Belongings asBelongingsOfUsers() {
        return new Belongings() {

            @Override
            public boolean existFor(String userId) {
                return !byUser.of(userId).isEmpty();
            }

            @Override
            public RamError conflict() {
                return RamError.userStillInGroup();
            }

            @Override
            public void removeFor(String userId) {
                byUser.of(userId).forEach(membership -> remove(userId, membership.groupId()));
            }
        };
    }

    Belongings asBelongingsOfGroups() {
        return new Belongings() {

            @Override
            public boolean existFor(String groupId) {
                return !byGroup.of(groupId).isEmpty();
            }

            @Override
            public RamError conflict() {
                return RamError.groupStillHasUsers();
            }

            @Override
            public void removeFor(String groupId) {
                byGroup.of(groupId).forEach(membership -> remove(membership.userId(), groupId));
            }
        };
    }
}
