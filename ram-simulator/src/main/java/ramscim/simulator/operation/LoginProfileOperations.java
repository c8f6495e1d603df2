package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.LoginProfiles;
import ramscim.simulator.account.SimulatedLoginProfile;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.account.Users;
import ramscim.simulator.quirk.Lag;

/** CreateLoginProfile, GetLoginProfile, UpdateLoginProfile and DeleteLoginProfile. */
final class LoginProfileOperations implements OperationFamily {

    private static final Set<String> PARAMETERS =
            Set.of("UserPrincipalName", "Password", "PasswordResetRequired", "MFABindRequired", "Status");

    private final AccountState account;
    private final Users users;
    private final LoginProfiles profiles;

    LoginProfileOperations(AccountState account) {
        this.account = account;
        this.users = account.users();
        this.profiles = account.loginProfiles();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                write("CreateLoginProfile", PARAMETERS, this::create),
                read("GetLoginProfile", Set.of("UserPrincipalName"), this::get),
                write("UpdateLoginProfile", PARAMETERS, this::update),
                write("DeleteLoginProfile", Set.of("UserPrincipalName"), this::delete));
    }

    private Body create(Parameters parameters) {
        SimulatedUser user = user(parameters);
        SimulatedLoginProfile profile =
                profiles.create(user, parameters.optional("Password").orElse(null), fields(parameters));
        account.freshness().born(Lag.LOGIN_PROFILE, user.userId());
        return body(fields(user, profile));
    }

    private Body get(Parameters parameters) {
        SimulatedUser user = user(parameters);
        SimulatedLoginProfile profile = profiles.of(user);
        return body(usable(user, profile)
                .with(
                        "LastLoginTime",
                        Optional.ofNullable(profile.lastLoginTime())
                                .map(Objects::toString)
                                .orElse(null)));
    }

    private Body update(Parameters parameters) {
        SimulatedUser user = user(parameters);
        SimulatedLoginProfile profile =
                profiles.change(user, parameters.optional("Password").orElse(null), fields(parameters));
        return body(usable(user, profile));
    }

    private Body delete(Parameters parameters) {
        profiles.delete(user(parameters));
        return new Body();
    }

    /** What is not said keeps its value, or its default. */
    private static Consumer<SimulatedLoginProfile.Builder> fields(Parameters parameters) {
        Optional<AccessStatus> status = parameters.status("Status");
        Optional<Boolean> reset = parameters.flag("PasswordResetRequired");
        Optional<Boolean> mfa = parameters.flag("MFABindRequired");
        return profile -> {
            status.ifPresent(profile::status);
            reset.ifPresent(profile::passwordResetRequired);
            mfa.ifPresent(profile::mfaBindRequired);
        };
    }

    private static Body body(Body profile) {
        return new Body().with("LoginProfile", profile);
    }

    /** The service reports {@code "true"} whatever the account's setting. */
    private Body usable(SimulatedUser user, SimulatedLoginProfile profile) {
        return fields(user, profile).with("AutoDisableLoginStatus", "true");
    }

    private Body fields(SimulatedUser user, SimulatedLoginProfile profile) {
        return new Body()
                .with("UserPrincipalName", user.userPrincipalName())
                .with("Status", profile.status().value())
                .with("PasswordResetRequired", profile.passwordResetRequired())
                .with("MFABindRequired", profile.mfaBindRequired())
                .with("PasswordStatus", account.loginProfiles().passwordStatus(profile))
                .with("UpdateDate", profile.updateDate().toString());
    }

    private SimulatedUser user(Parameters parameters) {
        return users.withName(parameters.required("UserPrincipalName"));
    }
}
