package ramscim.simulator.operation;

import java.util.List;
import java.util.Set;
import ramscim.simulator.account.AccessKeys;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.Identity;
import ramscim.simulator.account.SimulatedUser;

/** GetCallerIdentity of STS, for which no permission is needed. */
final class IdentityOperations implements OperationFamily {

    private static final String ROLE = "ram-scim-bridge";
    private static final String ROLE_ID = "300000000000000001";

    private final AccountState account;

    IdentityOperations(AccountState account) {
        this.account = account;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.stsRead("GetCallerIdentity", Set.of(), this::callerIdentity));
    }

    private Body callerIdentity(Parameters parameters) {
        Identity identity = account.identity();
        String owner = parameters.caller();
        if (!owner.equals(AccessKeys.CALLER)) {
            return user(identity, account.users().withId(owner));
        }
        String name = identity.userName();
        return name == null ? role(identity) : user(identity, account.users().withName(name));
    }

    private static Body user(Identity identity, SimulatedUser user) {
        String name = user.userPrincipalName().replaceAll("@.*", "");
        return new Body()
                .with("IdentityType", "RAMUser")
                .with("AccountId", identity.accountId())
                .with("Arn", "acs:ram::" + identity.accountId() + ":user/" + name)
                .with("PrincipalId", user.userId())
                .with("UserId", user.userId());
    }

    private static Body role(Identity identity) {
        return new Body()
                .with("IdentityType", "AssumedRoleUser")
                .with("AccountId", identity.accountId())
                .with("Arn", "acs:ram::" + identity.accountId() + ":assumed-role/" + ROLE + "/simulated")
                .with("PrincipalId", ROLE_ID + ":simulated")
                .with("RoleId", ROLE_ID);
    }
}
