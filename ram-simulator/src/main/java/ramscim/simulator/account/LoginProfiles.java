package ramscim.simulator.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.error.RamError;

/** Who may log on to the console, and the password policy. */
public final class LoginProfiles {

    private final WholeSeconds clock;
    private final Map<String, SimulatedLoginProfile> byUser = new HashMap<>();
    private PasswordPolicy policy = PasswordPolicy.defaults();

    LoginProfiles(WholeSeconds clock) {
        this.clock = clock;
    }

    public PasswordPolicy policy() {
        return policy;
    }

    /** Binds passwords that are set from now on. */
    public void changePolicy(PasswordPolicy other) {
        policy = other;
    }

    /** A profile without a password admits nobody; IMS documents the parameter as optional. */
    public SimulatedLoginProfile create(
            SimulatedUser user, @Nullable String password, Consumer<SimulatedLoginProfile.Builder> furtherFields) {
        if (byUser.containsKey(user.userId())) {
            throw RamError.loginProfileExists();
        }
        return keep(user, new SimulatedLoginProfile.Builder(user.userId()), List.of(), password, furtherFields);
    }

    /** Keeps the password if none is given. */
    public SimulatedLoginProfile change(
            SimulatedUser user, @Nullable String password, Consumer<SimulatedLoginProfile.Builder> change) {
        SimulatedLoginProfile old = of(user);
        return keep(user, old.change(), old.passwords(), password, change);
    }

    public void delete(SimulatedUser user) {
        byUser.remove(of(user).userId());
    }

    /**
     * An initial password is one that was set with the profile and not used yet; it is good for the days that the
     * policy gives it.
     */
    public String passwordStatus(SimulatedLoginProfile profile) {
        if (profile.lastLoginTime() != null || profile.passwords().size() != 1) {
            return "NotInitial";
        }
        int days = policy.initialPasswordAge();
        boolean over = days > 0 && clock.now().isAfter(profile.updateDate().plus(Duration.ofDays(days)));
        return over ? "InitialExpired" : "InitialValid";
    }

    public SimulatedLoginProfile of(SimulatedUser user) {
        return find(user.userId()).orElseThrow(RamError::noSuchLoginProfile);
    }

    Optional<SimulatedLoginProfile> find(String userId) {
        return Optional.ofNullable(byUser.get(userId));
    }

    /** As if it had been made, or changed last, so long ago. */
    void age(SimulatedUser user, Duration by) {
        SimulatedLoginProfile profile = of(user);
        byUser.put(user.userId(), profile.change().build(profile.updateDate().minus(by)));
    }

    /** Whether the password is right and the profile Active; if so, it was used now. */
    boolean logOn(SimulatedUser user, String password) {
        Optional<SimulatedLoginProfile> admitting = find(user.userId()).filter(profile -> profile.admits(password));
        admitting.ifPresent(profile -> byUser.put(
                user.userId(), profile.change().lastLoginTime(clock.now()).build(profile.updateDate())));
        return admitting.isPresent();
    }

    void clear() {
        byUser.clear();
        policy = PasswordPolicy.defaults();
    }

    private SimulatedLoginProfile keep(
            SimulatedUser user,
            SimulatedLoginProfile.Builder builder,
            List<Secret> former,
            @Nullable String password,
            Consumer<SimulatedLoginProfile.Builder> change) {
        if (password != null) {
            if (!policy.accepts(password, user.userName(), former)) {
                throw RamError.weakPassword();
            }
            builder.password(password);
        }
        change.accept(builder);
        SimulatedLoginProfile profile = builder.build(clock.now());
        byUser.put(user.userId(), profile);
        return profile;
    }

    Belongings asBelongings() {
        return new Belongings() {

            @Override
            public boolean existFor(String userId) {
                return byUser.containsKey(userId);
            }

            @Override
            public RamError conflict() {
                return RamError.userStillHasLoginProfile();
            }

            @Override
            public void removeFor(String userId) {
                byUser.remove(userId);
            }
        };
    }
}
