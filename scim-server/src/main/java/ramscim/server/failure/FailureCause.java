package ramscim.server.failure;

import java.util.List;
import ramscim.core.access.JudgingRamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;

/** Why a change does not come through, in words for an administrator. The first whose code matches is it. */
public enum FailureCause {
    NAME_NOT_OURS(
            "The name belongs to a RAM user or group that the bridge did not make",
            "Somebody made it in the RAM console or by another tool. If it is the same person, adopt it on the page Adoption; else rename or"
                    + " delete it there, or leave the person out of provisioning, and retry.",
            List.of(Refusal.NAME_NOT_OURS, "EntityAlreadyExists")),
    NAME_LEFT(
            "Somebody who left still has the name in RAM",
            "RAM keeps the disabled user of somebody else. Free the name: that user is renamed to <name>.left-<date>, keeps its UserId and stays disabled."
                    + " bridge.deprovisioning-free-names does so by itself.",
            List.of(Refusal.NAME_LEFT)),
    NAME_TWICE(
            "Two people or groups would get the same name in RAM",
            "RAM tells logon names apart by what stands before the '@' only. Change one of the two in the identity provider.",
            List.of(Refusal.NAME_TWICE)),
    GROUPS_PER_USER(
            "The person is in as many groups as RAM allows",
            "Take them out of a group that they do not need in the identity provider, or put two groups together there; then retry.",
            List.of(
                    Refusal.GROUPS_PER_USER,
                    "LimitExceeded.User.Group",
                    "LimitExceeded.Group.User",
                    "LimitExceeded.GroupsPerUser")),
    KEYS_PER_USER(
            "The person has as many access keys as RAM allows",
            "RAM lets a user have two. Delete one that is not used any more in the RAM console, or take the key away from the person in the"
                    + " identity provider; then retry.",
            List.of(Refusal.ACCESS_KEYS_PER_USER, "LimitExceeded.User.AccessKey", "LimitExceeded.AccessKey")),
    TOO_MANY_POLICIES(
            "The person or group has as many policies as RAM allows",
            "Detach one that is not needed in the RAM console, or take one out of bridge.access.group-policies or role-policies; several can be"
                    + " written as one custom policy. Then retry.",
            List.of(
                    Refusal.POLICIES_ATTACHED,
                    "LimitExceeded.User.Policy",
                    "LimitExceeded.Group.Policy",
                    "LimitExceeded.Policy")),
    ACCOUNT_FULL(
            "The account has no room for more",
            "A quota of Alibaba Cloud is used up. Delete what is not needed in RAM, or ask for more in the Quota Center; then retry.",
            List.of(Refusal.ACCOUNT_FULL, "LimitExceeded")),
    NO_SUCH_POLICY(
            "RAM has no policy of this name",
            "Make the policy in RAM, or correct its name in bridge.access.group-policies or role-policies, or where the identity provider names"
                    + " it; then retry.",
            List.of(Refusal.NO_SUCH_POLICY, "EntityNotExist.Policy")),
    NOT_ALLOWED(
            "The configuration does not let the bridge give this",
            "bridge.access says who gets console logon and access keys, and allowed-policies which policies may be attached. Allow it there and"
                    + " restart the bridge, or take it out in the identity provider.",
            List.of(Refusal.NOT_ALLOWED, JudgingRamDirectory.ESCALATING)),
    PROTECTED(
            "The person or group is protected",
            "bridge.guard.protected-users, protected-groups or protected-tags names them: the bridge takes nothing away from them and does not"
                    + " rename them. Dismiss it if that is right; else change the setting and restart the bridge, and the identity provider"
                    + " has to send it again.",
            List.of()),
    PASSWORD_LOST(
            "The password is known no more",
            "Passwords are kept in memory only, and the bridge was stopped before it could set this one. All else was done. Have the identity"
                    + " provider send a password again, or set one in the RAM console.",
            List.of(Refusal.PASSWORD_LOST)),
    NO_PERMISSION(
            "The bridge's own credentials may not do this",
            "Attach the policy from the installation guide to the RAM role or user that the bridge runs as.",
            List.of("NoPermission", "Forbidden", "AuthenticationFail")),
    BAD_CREDENTIALS(
            "RAM does not accept the bridge's own credentials",
            "The AccessKey was disabled, deleted or mistyped, or the role cannot be assumed. Set working credentials and restart the bridge.",
            List.of(
                    "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "InvalidSecurityToken",
                    "MissingSecurityToken",
                    "IncompleteSignature",
                    "SignatureNonceUsed",
                    "InvalidTimeStamp",
                    Refusal.OWN + "NoCredentials",
                    Refusal.OWN + "CredentialsNotRenewed")),
    THROTTLED(
            "RAM answers that it is asked too often",
            "It goes on by itself. If it lasts, another program uses up the account's rate: lower bridge.ram.rate to what is left.",
            List.of("Throttling", "Rejected.Throttling", "RateLimited")),
    SOMETHING_ATTACHED(
            "RAM refuses to delete it because something is attached",
            "An access key, a policy, a login profile, an MFA device or a group was attached outside of the bridge. Detach it in RAM; then retry.",
            List.of("DeleteConflict")),
    GONE(
            "The user or group is not in RAM any more",
            "Somebody deleted it there. The bridge goes on trying; retry after it was made again, or delete it in the identity provider.",
            List.of("EntityNotExist")),
    TAKEN_OVER(
            "CloudSSO has taken the RAM user over",
            "The bridge neither changes nor deletes it any more. Remove the user from CloudSSO's user synchronization, or take the person out of the"
                    + " identity provider's push to the bridge; whoever is to lose access loses it in CloudSSO.",
            List.of(Refusal.TAKEN_OVER)),
    NOT_SHOWN_YET(
            "RAM does not show yet what was just made",
            "It goes on by itself. RAM's reads lag behind its writes, as a rule by seconds; the bridge makes nothing twice meanwhile.",
            List.of(RamException.NOT_SEEN_YET)),
    UNKNOWN_CODE(
            "RAM refuses it with a code that the bridge does not know",
            "The message has RAM's own words, and its RequestId by which Alibaba Cloud's support finds the call. RAM is up, so nobody else waits for"
                    + " it. Somebody who is to lose access is tried again every few minutes and never given up.",
            List.of("InvalidAction", "InvalidApi", "UnsupportedOperation", "NoSuchVersion", "UnsupportedHTTPMethod")),
    VALUE_REFUSED(
            "A value does not keep RAM's rules",
            "The message names the attribute and the rule. Correct the person in the identity provider; it is pushed again by itself.",
            List.of("InvalidParameter", "MissingParameter", "Missing", "Invalid")),
    NO_ANSWER(
            "RAM does not answer",
            "It goes on by itself as soon as RAM answers. If it lasts, check the network and Alibaba Cloud's status page.",
            List.of(
                    "CircuitOpen",
                    "SDK",
                    "ServiceUnavailable",
                    "InternalError",
                    "Timeout",
                    Refusal.OWN + "UnusableAnswer")),
    BRIDGE_ERROR(
            "The bridge made a mistake",
            "The bridge's log says more. Please report it; the change is kept and tried again.",
            List.of(Refusal.INTERNAL_ERROR)),
    OTHER("Something else", "The message says what.", List.of());

    private final String title;
    private final String advice;
    private final List<String> codes;

    /** @param codes what the refusal's code begins with */
    FailureCause(String title, String advice, List<String> codes) {
        this.title = title;
        this.advice = advice;
        this.codes = codes;
    }

    public String title() {
        return title;
    }

    public String advice() {
        return advice;
    }

    /** By its data; the words are for people. */
    static FailureCause of(Refusal refusal) {
        String code = refusal.code();
        if (code == null) {
            return of(refusal.reason());
        }
        for (FailureCause cause : values()) {
            if (cause.codes.stream().anyMatch(code::startsWith)) {
                return cause;
            }
        }
        return UNKNOWN_CODE;
    }

    private static FailureCause of(Reason reason) {
        return switch (reason) {
            case INVALID_VALUE -> VALUE_REFUSED;
            case FORBIDDEN -> NOT_ALLOWED;
            case UNIQUENESS -> NAME_TWICE;
            case QUOTA_EXCEEDED -> ACCOUNT_FULL;
            case NOT_FOUND -> GONE;
            case BUSY, OUTAGE -> NO_ANSWER;
            case PROTECTED -> PROTECTED;
            case PRECONDITION_FAILED, HELD, NOT_YET -> OTHER;
        };
    }
}
