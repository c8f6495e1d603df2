package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.List;
import java.util.Set;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.LoginProfiles;
import ramscim.simulator.account.PasswordPolicy;
import ramscim.simulator.error.RamError;

/** GetPasswordPolicy and SetPasswordPolicy. */
final class PasswordPolicyOperations implements OperationFamily {

    private final LoginProfiles profiles;

    PasswordPolicyOperations(AccountState account) {
        this.profiles = account.loginProfiles();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                read("GetPasswordPolicy", Set.of(), parameters -> body()),
                write(
                        "SetPasswordPolicy",
                        Set.of(
                                "MinimumPasswordLength",
                                "RequireLowercaseCharacters",
                                "RequireUppercaseCharacters",
                                "RequireNumbers",
                                "RequireSymbols",
                                "MinimumPasswordDifferentCharacter",
                                "PasswordNotContainUserName",
                                "PasswordReusePrevention",
                                "HardExpire",
                                "MaxPasswordAge",
                                "MaxLoginAttemps",
                                "InitialPasswordAge"),
                        this::set));
    }

    /** What is not said gets its default. */
    private Body set(Parameters parameters) {
        PasswordPolicy policy;
        try {
            policy = new PasswordPolicy(
                    parameters.number("MinimumPasswordLength").orElse(8),
                    isSet(parameters, "RequireLowercaseCharacters"),
                    isSet(parameters, "RequireUppercaseCharacters"),
                    isSet(parameters, "RequireNumbers"),
                    isSet(parameters, "RequireSymbols"),
                    parameters.number("MinimumPasswordDifferentCharacter").orElse(0),
                    isSet(parameters, "PasswordNotContainUserName"),
                    parameters.number("PasswordReusePrevention").orElse(0),
                    isSet(parameters, "HardExpire"),
                    parameters.number("MaxPasswordAge").orElse(0),
                    parameters.number("MaxLoginAttemps").orElse(0),
                    parameters.number("InitialPasswordAge").orElse(PasswordPolicy.INITIAL_PASSWORD_AGE));
        } catch (IllegalArgumentException outOfRange) {
            throw new RamError(400, "InvalidParameter", String.valueOf(outOfRange.getMessage()));
        }
        profiles.changePolicy(policy);
        return body();
    }

    private static boolean isSet(Parameters parameters, String name) {
        return parameters.flag(name).orElse(false);
    }

    private Body body() {
        PasswordPolicy policy = profiles.policy();
        return new Body()
                .with(
                        "PasswordPolicy",
                        new Body()
                                .with("MinimumPasswordLength", policy.minimumPasswordLength())
                                .with("RequireLowercaseCharacters", policy.requireLowercaseCharacters())
                                .with("RequireUppercaseCharacters", policy.requireUppercaseCharacters())
                                .with("RequireNumbers", policy.requireNumbers())
                                .with("RequireSymbols", policy.requireSymbols())
                                .with("MinimumPasswordDifferentCharacter", policy.minimumPasswordDifferentCharacter())
                                .with("PasswordNotContainUserName", policy.passwordNotContainUserName())
                                .with("PasswordReusePrevention", policy.passwordReusePrevention())
                                .with("HardExpire", policy.hardExpire())
                                .with("MaxPasswordAge", policy.maxPasswordAge())
                                .with("MaxLoginAttemps", policy.maxLoginAttempts())
                                .with("InitialPasswordAge", policy.initialPasswordAge()));
    }
}
