package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.List;
import java.util.Set;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.UserSso;

/** GetUserSsoSettings and SetUserSsoSettings. */
final class SsoOperations implements OperationFamily {
    private static final Set<String> PARAMETERS =
            Set.of("SsoEnabled", "SsoLoginWithDomain", "AuxiliaryDomain", "MetadataDocument", "AuthnSignAlgo");

    private final AccountState account;

    SsoOperations(AccountState account) {
        this.account = account;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                read("GetUserSsoSettings", Set.of(), parameters -> body()),
                write("SetUserSsoSettings", PARAMETERS, this::set));
    }

    private Body set(Parameters parameters) {
        UserSso before = account.userSso();
        account.changeUserSso(new UserSso(
                parameters.flag("SsoEnabled").orElse(before.enabled()),
                parameters.flag("SsoLoginWithDomain").orElse(before.loginWithDomain()),
                parameters.optional("AuxiliaryDomain").orElse(before.auxiliaryDomain()),
                parameters.optional("MetadataDocument").orElse(before.metadataDocument()),
                parameters.optional("AuthnSignAlgo").orElse(before.authnSignAlgo())));
        return body();
    }

    private Body body() {
        UserSso sso = account.userSso();
        return new Body()
                .with(
                        "UserSsoSettings",
                        new Body()
                                .with("SsoEnabled", sso.enabled())
                                .with("SsoLoginWithDomain", sso.loginWithDomain())
                                .with("AuxiliaryDomain", sso.auxiliaryDomain())
                                .with("MetadataDocument", sso.metadataDocument())
                                .with("AuthnSignAlgo", sso.authnSignAlgo()));
    }
}
