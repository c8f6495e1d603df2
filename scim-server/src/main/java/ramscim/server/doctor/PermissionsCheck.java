package ramscim.server.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.AccountCall.GetPasswordPolicy;
import ramscim.core.directory.AccountCall.GetUserSsoSettings;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroups;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.PasskeyCall.ListPasskeys;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListEntitiesForPolicy;
import ramscim.core.directory.PolicyCall.ListPolicies;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.ListUsersInRecycleBin;
import ramscim.core.directory.ResourceGroupCall.ListPolicyAttachments;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.server.ram.RamAccess;
import ramscim.server.words.Words;

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

    /** A call for each permission to read. */
    static final Map<String, RamCall<?>> READS = Stream.of(
                    new GetDefaultDomain(),
                    new GetAccountSummary(),
                    new GetPasswordPolicy(),
                    new GetUserSsoSettings(),
                    new GetUser(NOBODY),
                    new ListUsers(Map.of(NAME, NAME)),
                    new GetGroup(NO_GROUP),
                    new ListGroups(),
                    new ListUsersForGroup(NO_GROUP),
                    new ListGroupsForUser(NO_ONE),
                    new GetLoginProfile(NO_ONE),
                    new ListAccessKeys(NO_ONE),
                    new ListServiceCredentials(NO_ONE),
                    new ListPasskeys(NO_ONE),
                    new GetUserMfaInfo(NO_ONE),
                    new ListUsersInRecycleBin(NO_ONE),
                    new GetUserInRecycleBin(NOBODY),
                    new ListPolicies(),
                    new ListEntitiesForPolicy(new PolicyName(PolicyType.SYSTEM, "AdministratorAccess")),
                    new GetPolicy(new PolicyName(PolicyType.SYSTEM, "AdministratorAccess")),
                    new ListPoliciesForUser(NO_ONE),
                    new ListPoliciesForGroup(NO_GROUP),
                    new ListPolicyAttachments(NO_ONE))
            .collect(Collectors.toUnmodifiableMap(call -> call.operation().permission(), call -> call));

    private final RamAccess ram;

    PermissionsCheck(RamAccess ram) {
        this.ram = ram;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        List<CheckResult> results = new ArrayList<>();
        RamAccess.permissions().forEach(permission -> results.add(look(permission, directory)));
        return results;
    }

    private CheckResult look(String permission, RamDirectory directory) {
        RamCall<?> read = READS.get(permission);
        return read == null ? seen(permission) : tried(permission, read, directory);
    }

    private CheckResult seen(String permission) {
        String refusal = ram.standing().missingPermissions().get(permission);
        Words subject = Words.quoted(permission);
        if (refusal != null) {
            return CheckResult.failed(subject, Words.quoted(refusal), advice(permission));
        }
        return ram.isGranted(permission)
                ? CheckResult.ok(subject, Words.of("doctor.permission.used"))
                : CheckResult.notChecked(subject, Words.of("doctor.permission.unseen"));
    }

    private CheckResult tried(String permission, RamCall<?> read, RamDirectory directory) {
        try {
            directory.call(read);
        } catch (RamException e) {
            return problem(permission, e);
        }
        String notOffered = ram.standing().notOffered().get(read.operation().action());
        return notOffered == null
                ? CheckResult.ok(Words.quoted(permission), Words.of("doctor.permission.tried"))
                : CheckResult.notChecked(
                        Words.quoted(permission), Words.of("doctor.permission.not-offered", notOffered));
    }

    private static Words advice(String permission) {
        return Words.of("doctor.permission.advice", PolicyPart.of(permission).file());
    }

    private static CheckResult problem(String permission, RamException e) {
        Words subject = Words.quoted(permission);
        return switch (e.reason()) {
            case NOT_FOUND, CONFLICT, INVALID, ALREADY_EXISTS, QUOTA_EXCEEDED, REFUSED ->
                CheckResult.ok(subject, Words.of("doctor.permission.tried"));
            case FORBIDDEN ->
                CheckResult.failed(subject, Words.quoted(String.valueOf(e.getMessage())), advice(permission));
            case UNAUTHENTICATED, THROTTLED, UNAVAILABLE, AMBIGUOUS -> CheckResult.notChecked(subject, e);
        };
    }
}
