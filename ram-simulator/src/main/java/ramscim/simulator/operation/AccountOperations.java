package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.Quotas;
import ramscim.simulator.account.ServiceCredentials;
import ramscim.simulator.error.RamError;

/** GetDefaultDomain, SetDefaultDomain and GetAccountSummary. */
final class AccountOperations implements OperationFamily {

    private static final String DOMAIN = "DefaultDomainName";
    private static final String SUFFIX = ".onaliyun.com";
    private static final int LONGEST_DOMAIN = 64;
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._-]+");

    private final AccountState account;

    AccountOperations(AccountState account) {
        this.account = account;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                read("GetDefaultDomain", Set.of(), parameters -> domain()),
                write("SetDefaultDomain", Set.of(DOMAIN), this::setDomain),
                read("GetAccountSummary", Set.of(), parameters -> new Body().with("SummaryMap", summary())));
    }

    private Body domain() {
        return new Body().with(DOMAIN, account.defaultDomain());
    }

    private Body setDomain(Parameters parameters) {
        String domain = parameters.required(DOMAIN);
        if (domain.length() > LONGEST_DOMAIN) {
            throw RamError.invalidLength(DOMAIN);
        }
        if (!CHARACTERS.matcher(domain).matches()) {
            throw RamError.invalidCharacters(DOMAIN);
        }
        String alias = domain.endsWith(SUFFIX) ? domain.substring(0, domain.length() - SUFFIX.length()) : "";
        if (alias.isEmpty() || alias.startsWith("-") || alias.endsWith("-") || alias.contains("--")) {
            throw RamError.invalidFormat(DOMAIN);
        }
        account.changeDefaultDomain(domain);
        return domain();
    }

    private Body summary() {
        Quotas quotas = account.quotas();
        return new Body()
                .with("Users", account.users().count())
                .with("UsersQuota", quotas.users())
                .with("Groups", account.groups().count())
                .with("GroupsQuota", quotas.groups())
                .with("GroupsPerUserQuota", quotas.groupsPerUser())
                .with("Roles", 0)
                .with("RolesQuota", 1000)
                .with("PoliciesQuota", 1500)
                .with("PolicySizeQuota", 6144)
                .with("VersionsPerPolicyQuota", 5)
                .with("AttachedPoliciesPerRoleQuota", 10)
                .with("AttachedSystemPoliciesPerRoleQuota", 20)
                .with("AccountAccessKeysPerAccountQuota", 2)
                .with("VirtualMFADevicesQuota", 1000)
                .with("ConditionsPerAKPolicyQuota", 8)
                .with("IPItemsPerAKPolicyQuota", 50)
                .with("ServiceCredentialsPerUserPerServiceQuota", ServiceCredentials.PER_USER_AND_SERVICE)
                .with("AuthorizedClientPerUserQuota", 50)
                .with("MFADevices", account.mfaDevices().count())
                .with("MFADevicesInUse", account.mfaDevices().countBound())
                .with("Policies", account.policies().countCustom())
                .with("AccessKeysPerUserQuota", quotas.accessKeysPerUser())
                .with("AttachedSystemPoliciesPerUserQuota", quotas.systemPoliciesPerUser())
                .with("AttachedPoliciesPerUserQuota", quotas.customPoliciesPerUser())
                .with("AttachedSystemPoliciesPerGroupQuota", quotas.systemPoliciesPerGroup())
                .with("AttachedPoliciesPerGroupQuota", quotas.customPoliciesPerGroup());
    }
}
