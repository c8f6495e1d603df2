package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ramscim.simulator.account.AccessKeys;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.SimulatedAccessKey;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.account.Users;
import ramscim.simulator.error.RamError;

/**
 * CreateAccessKey, ListAccessKeys, UpdateAccessKey, DeleteAccessKey and GetAccessKeyLastUsed.
 *
 * <p>Without a UserPrincipalName, or with an empty one, they act on the keys of whoever calls, as the real service
 * does.
 */
final class AccessKeyOperations implements OperationFamily {

    private final Users users;
    private final AccessKeys keys;

    AccessKeyOperations(AccountState account) {
        this.users = account.users();
        this.keys = account.accessKeys();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                write("CreateAccessKey", Set.of("UserPrincipalName"), this::create),
                read("ListAccessKeys", Set.of("UserPrincipalName"), this::list),
                write("UpdateAccessKey", Set.of("UserPrincipalName", "UserAccessKeyId", "Status"), this::update),
                write("DeleteAccessKey", Set.of("UserPrincipalName", "UserAccessKeyId"), this::delete),
                read("GetAccessKeyLastUsed", Set.of("UserPrincipalName", "UserAccessKeyId"), this::lastUsed));
    }

    /** The only answer with the secret. */
    private Body create(Parameters parameters) {
        SimulatedAccessKey key = keys.create(owner(parameters));
        return new Body()
                .with(
                        "AccessKey",
                        fields(key).with("AccessKeySecret", key.secret().reveal()));
    }

    private Body list(Parameters parameters) {
        List<Body> listed = keys.listedOf(owner(parameters)).stream()
                .map(key -> fields(key).with("UpdateDate", key.updateDate().toString()))
                .toList();
        return new Body().withList("AccessKeys", "AccessKey", listed);
    }

    private Body update(Parameters parameters) {
        AccessStatus status = parameters.status("Status").orElseThrow(() -> RamError.missing("Status"));
        keys.changeStatus(key(parameters), status);
        return new Body();
    }

    /** An Active key too: the API does not ask for it to be disabled first. */
    private Body delete(Parameters parameters) {
        keys.delete(key(parameters));
        return new Body();
    }

    private Body lastUsed(Parameters parameters) {
        SimulatedAccessKey key = key(parameters);
        return new Body()
                .with(
                        "AccessKeyLastUsed",
                        new Body()
                                .with(
                                        "LastUsedDate",
                                        Optional.ofNullable(key.lastUsedDate())
                                                .map(Objects::toString)
                                                .orElse(null))
                                .with("ServiceName", key.lastUsedService()));
    }

    private static Body fields(SimulatedAccessKey key) {
        return new Body()
                .with("AccessKeyId", key.id())
                .with("Status", key.status().value())
                .with("CreateDate", key.createDate().toString());
    }

    private SimulatedAccessKey key(Parameters parameters) {
        return keys.of(owner(parameters), parameters.required("UserAccessKeyId"));
    }

    private String owner(Parameters parameters) {
        return parameters
                .optional("UserPrincipalName")
                .map(users::withName)
                .map(SimulatedUser::userId)
                .orElseGet(parameters::caller);
    }
}
