package ramscim.server.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.server.ram.RamAccess;

/**
 * What the policy of the bridge's credentials allows. Reads are tried on somebody who does not exist. Alibaba Cloud
 * does not document in which order it looks at permissions and at what a call is about, so writes are never tried: of
 * those it is only known what calls that were made have shown.
 */
final class PermissionsCheck implements Check {
    private static final UserId NOBODY = new UserId("0");
    private static final String NAME = "scim-bridge-doctor";
    private static final GroupName NO_GROUP = new GroupName(NAME);
    private static final UserPrincipalName NO_ONE = new UserPrincipalName(NAME, "example.onaliyun.com");
    private static final String ADVICE = "Attach docs/ram-policy.json to the bridge's RAM user or role.";

    /** A call for each permission to read. */
    static final Map<String, Consumer<RamDirectory>> READS = reads();

    private final RamAccess ram;

    PermissionsCheck(RamAccess ram) {
        this.ram = ram;
    }

    private static Map<String, Consumer<RamDirectory>> reads() {
        Map<String, Consumer<RamDirectory>> reads = new LinkedHashMap<>();
        reads.put("ram:GetDefaultDomain", RamDirectory::defaultDomain);
        reads.put("ram:GetAccountSummary", RamDirectory::accountSummary);
        reads.put("ram:GetPasswordPolicy", RamDirectory::passwordPolicy);
        reads.put("ram:GetUser", ram -> ram.findUser(NOBODY));
        reads.put("ram:ListUsers", ram -> ram.listUsers(Map.of(NAME, NAME), null));
        reads.put("ram:GetGroup", ram -> ram.findGroup(NO_GROUP));
        reads.put("ram:ListGroups", ram -> ram.listGroups(null));
        reads.put("ram:ListUsersForGroup", ram -> ram.listUsersForGroup(NO_GROUP));
        reads.put("ram:ListGroupsForUser", ram -> ram.listGroupsForUser(NO_ONE));
        reads.put("ram:GetLoginProfile", ram -> ram.findLoginProfile(NO_ONE));
        reads.put("ram:ListAccessKeys", ram -> ram.listAccessKeys(NO_ONE));
        reads.put("ram:GetUserMFAInfo", ram -> ram.findMfaDevice(NO_ONE));
        reads.put("ram:ListUsersInRecycleBin", ram -> ram.listRecycledUsers(NO_ONE));
        reads.put("ram:GetUserInRecycleBin", ram -> ram.findRecycledUser(NOBODY));
        reads.put("ram:GetPolicy", ram -> ram.policyExists(new PolicyName(PolicyType.SYSTEM, "AdministratorAccess")));
        reads.put("ram:ListPoliciesForUser", ram -> ram.listPoliciesForUser(NO_ONE));
        reads.put("ram:ListPoliciesForGroup", ram -> ram.listPoliciesForGroup(NO_GROUP));
        return reads;
    }

    @Override
    public List<CheckResult> look() {
        List<CheckResult> results = new ArrayList<>();
        RamAccess.permissions().forEach(permission -> results.add(look(permission)));
        return results;
    }

    private CheckResult look(String permission) {
        Consumer<RamDirectory> read = READS.get(permission);
        return read == null ? seen(permission) : tried(permission, read);
    }

    private CheckResult seen(String permission) {
        String refusal = ram.standing().missingPermissions().get(permission);
        if (refusal != null) {
            return CheckResult.failed(permission, refusal, ADVICE);
        }
        return ram.isGranted(permission)
                ? CheckResult.ok(permission, "used since the start")
                : CheckResult.notChecked(permission, "a write is not tried, and none was made since the start");
    }

    private CheckResult tried(String permission, Consumer<RamDirectory> read) {
        try {
            read.accept(ram.directory());
        } catch (RamException e) {
            return problem(permission, e);
        }
        return CheckResult.ok(permission, "tried");
    }

    private static CheckResult problem(String permission, RamException e) {
        return switch (e.reason()) {
            case NOT_FOUND, CONFLICT, INVALID, ALREADY_EXISTS, QUOTA_EXCEEDED -> CheckResult.ok(permission, "tried");
            case FORBIDDEN -> CheckResult.failed(permission, String.valueOf(e.getMessage()), ADVICE);
            case UNAUTHENTICATED, THROTTLED, UNAVAILABLE, AMBIGUOUS ->
                CheckResult.notChecked(permission, String.valueOf(e.getMessage()));
        };
    }
}
