package ramscim.simulator.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import ramscim.simulator.error.RamError;

/** The account's users. */
public final class Users {

    private int quota;
    private final Ids ids;
    private final WholeSeconds clock;
    private final Ownership ownership;
    private final Register<SimulatedUser> register;

    Users(int quota, Ids ids, WholeSeconds clock, Ownership ownership, Listing<SimulatedUser> listing) {
        this.quota = quota;
        this.ids = ids;
        this.clock = clock;
        this.ownership = ownership;
        this.register =
                new Register<>(SimulatedUser::userId, SimulatedUser::userPrincipalName, RamError::userExists, listing);
    }

    void changeQuota(int limit) {
        quota = limit;
    }

    public SimulatedUser create(
            String userPrincipalName, String displayName, Consumer<SimulatedUser.Builder> furtherFields) {
        return create(ids.next(), userPrincipalName, displayName, furtherFields);
    }

    SimulatedUser create(
            String userId,
            String userPrincipalName,
            String displayName,
            Consumer<SimulatedUser.Builder> furtherFields) {
        register.refuseTaken(userPrincipalName);
        refuseAboveQuota();
        SimulatedUser.Builder builder = new SimulatedUser.Builder(userId, userPrincipalName, displayName, clock.now());
        furtherFields.accept(builder);
        return register.add(builder.build());
    }

    public SimulatedUser change(SimulatedUser user, Consumer<SimulatedUser.Builder> change) {
        SimulatedUser.Builder builder = user.change();
        change.accept(builder);
        return register.replace(user, builder.updateDate(clock.now()).build());
    }

    public void delete(SimulatedUser user) {
        ownership.release(user.userId());
        register.remove(user);
    }

    /** Deletes a user with all that hangs on it, as the console does. */
    void purge(SimulatedUser user) {
        ownership.removeAll(user.userId());
        register.remove(user);
    }

    void restore(SimulatedUser user, String domain) {
        SimulatedUser restored = user.change()
                .userPrincipalName(user.userName() + "@" + domain)
                .updateDate(clock.now())
                .build();
        register.refuseTaken(restored.userPrincipalName());
        refuseAboveQuota();
        register.add(restored);
    }

    void noteLogon(SimulatedUser user) {
        register.replace(user, user.change().lastLoginDate(clock.now()).build());
    }

    public SimulatedUser withName(String userPrincipalName) {
        return register.withName(userPrincipalName).orElseThrow(RamError::noSuchUser);
    }

    public SimulatedUser withId(String userId) {
        return register.withId(userId).orElseThrow(RamError::noSuchUser);
    }

    public Optional<SimulatedUser> findById(String userId) {
        return register.withId(userId);
    }

    public Page<SimulatedUser> page(Predicate<SimulatedUser> filter, PageRequest request) {
        return register.page(filter, request);
    }

    public int count() {
        return register.count();
    }

    public Optional<SimulatedUser> findByName(String userPrincipalName) {
        return register.withName(userPrincipalName);
    }

    public List<SimulatedUser> all() {
        return register.all();
    }

    void moveToDomain(String domain) {
        for (SimulatedUser user : register.all()) {
            change(user, builder -> builder.userPrincipalName(user.userName() + "@" + domain));
        }
    }

    private void refuseAboveQuota() {
        if (register.count() >= quota) {
            throw RamError.tooManyUsers();
        }
    }

    void clear() {
        register.clear();
    }
}
