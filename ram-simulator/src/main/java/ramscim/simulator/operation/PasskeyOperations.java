package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.List;
import java.util.Set;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.Passkeys;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.account.Users;

/** ListPasskeys, UpdatePasskey and DeletePasskey; without a UserPrincipalName they act on the caller's own. */
final class PasskeyOperations implements OperationFamily {
    private final Users users;
    private final Passkeys passkeys;

    PasskeyOperations(AccountState account) {
        this.users = account.users();
        this.passkeys = account.passkeys();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                read("ListPasskeys", Set.of("UserPrincipalName"), this::list),
                write("UpdatePasskey", Set.of("UserPrincipalName", "PasskeyId", "PasskeyName"), this::update),
                write("DeletePasskey", Set.of("UserPrincipalName", "PasskeyId"), this::delete));
    }

    private Body list(Parameters parameters) {
        List<Body> listed = passkeys.of(owner(parameters)).stream()
                .map(passkey -> new Body()
                        .with("PasskeyId", passkey.id())
                        .with("PasskeyName", passkey.name())
                        .with("CreateDate", Long.toString(passkey.createDate().getEpochSecond())))
                .toList();
        return new Body().with("Passkeys", listed);
    }

    private Body update(Parameters parameters) {
        passkeys.rename(passkey(parameters), parameters.required("PasskeyName"));
        return new Body();
    }

    private Body delete(Parameters parameters) {
        passkeys.delete(passkey(parameters));
        return new Body();
    }

    private Passkeys.SimulatedPasskey passkey(Parameters parameters) {
        return passkeys.of(owner(parameters), parameters.required("PasskeyId"));
    }

    private String owner(Parameters parameters) {
        return parameters
                .optional("UserPrincipalName")
                .map(users::withName)
                .map(SimulatedUser::userId)
                .orElseGet(parameters::caller);
    }
}
