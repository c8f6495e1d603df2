package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.LoginProfiles;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/** The login profile operations of IMS 2019-08-15. They take logon names only. */
final class ImsLoginProfiles implements LoginProfiles {
    /** A user who does not exist has a code of its own, and is a failure. */
    private static final String NONE = "EntityNotExist.User.LoginProfile";

    private final RpcClient rpc;

    ImsLoginProfiles(RpcClient rpc) {
        this.rpc = rpc;
    }

    @Override
    public PasswordPolicy passwordPolicy() {
        RpcAnswer answer = rpc.call(ImsOperation.GET_PASSWORD_POLICY, Parameters.none());
        JsonNode policy = answer.required(answer.body(), "PasswordPolicy");
        return new PasswordPolicy(
                answer.required(policy, "MinimumPasswordLength").asInt(),
                policy.path("RequireLowercaseCharacters").asBoolean(),
                policy.path("RequireUppercaseCharacters").asBoolean(),
                policy.path("RequireNumbers").asBoolean(),
                policy.path("RequireSymbols").asBoolean(),
                policy.path("MinimumPasswordDifferentCharacter").asInt(),
                policy.path("PasswordNotContainUserName").asBoolean(),
                policy.path("PasswordReusePrevention").asInt());
    }

    @Override
    public LoginProfile createLoginProfile(UserPrincipalName user, LoginProfileRequest request) {
        return send(
                ImsOperation.CREATE_LOGIN_PROFILE,
                user,
                new LoginProfileUpdate(
                        request.password(),
                        request.status(),
                        request.passwordResetRequired(),
                        request.mfaBindRequired()));
    }

    @Override
    public @Nullable LoginProfile findLoginProfile(UserPrincipalName user) {
        RpcAnswer answer = rpc.unless(NONE, () -> rpc.call(ImsOperation.GET_LOGIN_PROFILE, Parameters.ofUser(user)));
        return answer == null ? null : profile(answer);
    }

    @Override
    public LoginProfile updateLoginProfile(UserPrincipalName user, LoginProfileUpdate update) {
        return send(ImsOperation.UPDATE_LOGIN_PROFILE, user, update);
    }

    @Override
    public void deleteLoginProfile(UserPrincipalName user) {
        rpc.unless(NONE, () -> rpc.call(ImsOperation.DELETE_LOGIN_PROFILE, Parameters.ofUser(user)));
    }

    private LoginProfile send(ImsOperation operation, UserPrincipalName user, LoginProfileUpdate fields) {
        Secret password = fields.password();
        AccessStatus status = fields.status();
        Parameters parameters = Parameters.ofUser(user)
                .with("Password", password == null ? null : password.reveal())
                .with("Status", status == null ? null : Statuses.word(status))
                .with("PasswordResetRequired", fields.passwordResetRequired())
                .with("MFABindRequired", fields.mfaBindRequired());
        return profile(rpc.call(operation, parameters));
    }

    private static LoginProfile profile(RpcAnswer answer) {
        JsonNode profile = answer.required(answer.body(), "LoginProfile");
        return new LoginProfile(
                Statuses.read(answer, profile),
                profile.path("PasswordResetRequired").asBoolean(),
                profile.path("MFABindRequired").asBoolean(),
                RpcAnswer.time(profile, "UpdateDate"),
                RpcAnswer.time(profile, "LastLoginTime"));
    }
}
