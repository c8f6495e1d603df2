package ramscim.simulator.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ramscim.simulator.error.RamError;
import ramscim.simulator.quirk.Quirks;

/**
 * The simulated account in the hands of somebody at the console: no signature, no rate limit, no fault and no call in
 * the log.
 *
 * <p>Names must still be free and quotas must still hold; a change that the account refuses is a {@link RamError}.
 */
public final class Account {

    private final AccountState state;
    private final AccountAccess access;

    public Account(AccountState state) {
        this.state = state;
        this.access = new AccountAccess(state);
    }

    /** All users, frozen ones too, without any list lag, in the order of their creation. */
    public List<SimulatedUser> users() {
        return state.atomically(() -> state.users().all());
    }

    public Optional<SimulatedUser> findUser(String userPrincipalName) {
        return state.atomically(() -> state.users().findByName(userPrincipalName));
    }

    public Optional<SimulatedUser> findUserById(String userId) {
        return state.atomically(() -> state.users().findById(userId));
    }

    /** Makes a user as the console does: its display name is its name, its ProvisionType Manual, and it has no tags. */
    public SimulatedUser addUser(String localPart) {
        return addUser(localPart, builder -> {});
    }

    public SimulatedUser addUser(String localPart, Consumer<SimulatedUser.Builder> furtherFields) {
        return state.atomically(
                () -> state.users().create(localPart + "@" + state.defaultDomain(), localPart, furtherFields));
    }

    /** Makes a user that an account had before, which is known by its id. */
    public SimulatedUser addFormerUser(String userId, String localPart, Consumer<SimulatedUser.Builder> furtherFields) {
        return state.atomically(
                () -> state.users().create(userId, localPart + "@" + state.defaultDomain(), localPart, furtherFields));
    }

    public SimulatedUser changeUser(String userPrincipalName, Consumer<SimulatedUser.Builder> change) {
        return state.atomically(() -> state.users().change(user(userPrincipalName), change));
    }

    /** Removes a user together with everything that hangs on it, and leaves the user in the recycle bin. */
    public void removeUser(String userPrincipalName) {
        state.atomically(() -> state.removeUser(user(userPrincipalName)));
    }

    /** What the account does from now on, until the simulator is reset. */
    public void behave(Quirks quirks) {
        state.atomically(() -> state.behave(quirks));
    }

    public Quirks quirks() {
        return state.atomically(state::quirks);
    }

    /** What the Quota Center does. */
    public void changeUsersQuota(int limit) {
        state.atomically(() -> state.changeUsersQuota(limit));
    }

    /** All groups, without any list lag, in the order of their creation. */
    public List<SimulatedGroup> groups() {
        return state.atomically(() -> state.groups().all());
    }

    public Optional<SimulatedGroup> findGroup(String groupName) {
        return state.atomically(() -> state.groups().findByName(groupName));
    }

    public SimulatedGroup addGroup(String groupName) {
        return addGroup(groupName, builder -> {});
    }

    public SimulatedGroup addGroup(String groupName, Consumer<SimulatedGroup.Builder> furtherFields) {
        return state.atomically(() -> state.groups().create(groupName, furtherFields));
    }

    /** Makes a group that an account had before, which is known by its id. */
    public SimulatedGroup addFormerGroup(
            String groupId, String groupName, Consumer<SimulatedGroup.Builder> furtherFields) {
        return state.atomically(() -> state.groups().create(groupId, groupName, furtherFields));
    }

    public SimulatedGroup changeGroup(String groupName, Consumer<SimulatedGroup.Builder> change) {
        return state.atomically(() -> state.groups().change(group(groupName), change));
    }

    /** Removes a group together with everything that hangs on it. */
    public void removeGroup(String groupName) {
        state.atomically(() -> state.groups().purge(group(groupName)));
    }

    public void addMember(String groupName, String userPrincipalName) {
        state.atomically(() -> state.memberships().add(user(userPrincipalName), group(groupName)));
    }

    public void removeMember(String groupName, String userPrincipalName) {
        state.atomically(() -> state.memberships().remove(user(userPrincipalName), group(groupName)));
    }

    public List<SimulatedUser> members(String groupName) {
        return state.atomically(() -> state.memberships().ofGroup(group(groupName)).stream()
                .map(membership -> state.users().withId(membership.userId()))
                .toList());
    }

    public List<SimulatedGroup> groupsOf(String userPrincipalName) {
        return state.atomically(
                () -> state.memberships().ofUser(user(userPrincipalName).userId()).stream()
                        .flatMap(membership -> state.groups().findById(membership.groupId()).stream())
                        .toList());
    }

    public String defaultDomain() {
        return state.atomically(state::defaultDomain);
    }

    /** Every user's UserPrincipalName changes with it. */
    public void setDefaultDomain(String domain) {
        state.atomically(() -> state.changeDefaultDomain(domain));
    }

    /** Who may get in, and with which policies. */
    public AccountAccess access() {
        return access;
    }

    /** The users in the recycle bin, without any list lag. */
    public List<RecycledUser> recycleBin() {
        return state.atomically(() -> state.recycleBin().all());
    }

    private SimulatedUser user(String userPrincipalName) {
        return state.users().withName(userPrincipalName);
    }

    private SimulatedGroup group(String groupName) {
        return state.groups().withName(groupName);
    }
}
