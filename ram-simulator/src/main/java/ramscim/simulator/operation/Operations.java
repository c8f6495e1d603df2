package ramscim.simulator.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.error.RamError;

/** Every operation that the simulator knows, by API and action. */
public final class Operations {

    private final Map<String, Operation> byName = new HashMap<>();

    /**
     * @param storesProvisionType whether CreateUser keeps a ProvisionType parameter
     * @param strictDisplayNames whether the characters that RAM documents for display names bind IMS too
     */
    public Operations(AccountState account, boolean storesProvisionType, boolean strictDisplayNames) {
        List<OperationFamily> families = List.of(
                new UserOperations(account, new Fields(account, strictDisplayNames), storesProvisionType),
                new TagOperations(account),
                new GroupOperations(account, new Fields(account, strictDisplayNames)),
                new LoginProfileOperations(account),
                new PasswordPolicyOperations(account),
                new AccessKeyOperations(account),
                new MfaOperations(account),
                new PolicyOperations(account),
                new PolicyCatalogueOperations(account),
                new RecycleBinOperations(account),
                new ServiceCredentialOperations(account),
                new PasskeyOperations(account),
                new SsoOperations(account),
                new ResourceManagerOperations(account),
                new AccountOperations(account),
                new IdentityOperations(account));
        for (OperationFamily family : families) {
            family.operations().forEach(operation -> byName.put(operation.action(), operation));
        }
    }

    public Operation find(String version, String action) {
        Operation operation = byName.get(action);
        if (operation == null || !operation.api().hasVersion(version)) {
            throw RamError.noSuchOperation();
        }
        return operation;
    }
}
