package ramscim.simulator.control;

import org.jspecify.annotations.Nullable;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.PolicyType;

/** Something to be given to a user by hand; which of the names is needed depends on what. */
record OnUser(
        String userPrincipalName,
        @Nullable String name,
        @Nullable String serviceName,
        @Nullable String resourceGroupId,
        @Nullable String policyName,
        @Nullable String policyType) {

    Object serviceCredential(AccountAccess access) {
        return access.addServiceCredential(whose(), required(name, "name"), required(serviceName, "serviceName"));
    }

    Object passkey(AccountAccess access) {
        return access.addPasskey(whose(), required(name, "name"));
    }

    Object scopedPolicy(AccountAccess access) {
        access.attachPolicyInGroup(
                required(resourceGroupId, "resourceGroupId"),
                "System".equals(policyType) ? PolicyType.SYSTEM : PolicyType.CUSTOM,
                required(policyName, "policyName"),
                whose());
        return this;
    }

    private String whose() {
        return required(userPrincipalName, "userPrincipalName");
    }

    private static String required(@Nullable String value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return value;
    }
}
