package ramscim.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.Identity;
import ramscim.simulator.account.PasswordPolicy;
import ramscim.simulator.account.SimulatedPolicy;
import ramscim.simulator.account.UserSso;

/** The part of the control API that is about access. */
final class AccessControl {

    private final ObjectMapper mapper;
    private final Account account;
    private final AccountAccess access;

    AccessControl(ObjectMapper mapper, Account account) {
        this.mapper = mapper;
        this.account = account;
        this.access = account.access();
    }

    /** Null if the request is about something else. */
    @Nullable Object result(String request, String body) throws JsonProcessingException {
        return switch (request) {
            case "GET /identity" -> access.identity();
            case "PUT /identity" -> setIdentity(mapper.readValue(body, Identity.class));
            case "GET /password-policy" -> access.passwordPolicy();
            case "PUT /password-policy" -> setPasswordPolicy(mapper.readValue(body, PasswordPolicy.class));
            case "POST /logons" ->
                Map.of("admitted", mapper.readValue(body, Logon.class).attempt(access));
            case "GET /mfa-devices" -> Map.of("mfaDevices", access.mfaDevices());
            case "POST /mfa-devices" -> bindMfaDevice(mapper.readValue(body, NewMfaDevice.class));
            case "POST /service-credentials" ->
                mapper.readValue(body, OnUser.class).serviceCredential(access);
            case "POST /passkeys" -> mapper.readValue(body, OnUser.class).passkey(access);
            case "POST /scoped-policies" -> mapper.readValue(body, OnUser.class).scopedPolicy(access);
            case "POST /sts-tokens" -> mapper.readValue(body, NewToken.class).issue(access);
            case "PUT /user-sso" -> setUserSso(mapper.readValue(body, UserSso.class));
            case "GET /policies" -> Map.of("policies", access.policies());
            case "POST /policies" -> addPolicy(mapper.readValue(body, NewPolicy.class));
            case "GET /recycle-bin" -> Map.of("users", account.recycleBin());
            default -> null;
        };
    }

    private Identity setIdentity(Identity identity) {
        access.setIdentity(identity);
        return access.identity();
    }

    private PasswordPolicy setPasswordPolicy(PasswordPolicy policy) {
        access.setPasswordPolicy(policy);
        return policy;
    }

    private UserSso setUserSso(UserSso sso) {
        access.setUserSso(sso);
        return sso;
    }

    private Object bindMfaDevice(NewMfaDevice device) {
        if (device.userPrincipalName() == null) {
            throw new IllegalArgumentException("userPrincipalName is missing");
        }
        return access.bindMfaDevice(device.userPrincipalName());
    }

    private SimulatedPolicy addPolicy(NewPolicy policy) {
        if (policy.policyName() == null) {
            throw new IllegalArgumentException("policyName is missing");
        }
        return access.addPolicy(policy.policyName(), policy.description(), policy.documentOrNothing());
    }
}
