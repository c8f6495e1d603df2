package ramscim.server.failure;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ramscim.core.provisioning.ProvisioningException;

/** Why a change does not come through, in words for an administrator. The first that matches is it. */
public enum FailureCause {
    NAME_NOT_OURS(
            "The name belongs to a RAM user or group that the bridge did not make",
            "Somebody made it in the RAM console or by another tool. If it is the same person, adopt it on the page Adoption; else rename or"
                    + " delete it there, or leave the person out of provisioning, and retry.",
            List.of("EntityAlreadyExists"),
            "that this bridge does not own"),
    NAME_TWICE(
            "Two people or groups would get the same name in RAM",
            "RAM tells logon names apart by what stands before the '@' only. Change one of the two in the identity provider.",
            List.of(),
            "(?i)another (user|group) has this"),
    GROUPS_PER_USER(
            "The person is in as many groups as RAM allows",
            "Take them out of another group in the identity provider, or ask for a higher quota.",
            List.of("LimitExceeded.User.Group", "LimitExceeded.Group.User", "LimitExceeded.GroupsPerUser"),
            "(?i)as many groups"),
    ACCOUNT_FULL(
            "The account has no room for more",
            "A quota of Alibaba Cloud is used up. Delete what is not needed in RAM, or ask for more in the Quota Center; then retry.",
            List.of("LimitExceeded"),
            "(?i)quota"),
    NO_PERMISSION(
            "The bridge's own credentials may not do this",
            "Attach the policy from the installation guide to the RAM role or user that the bridge runs as.",
            List.of("NoPermission", "Forbidden", "AuthenticationFail"),
            null),
    BAD_CREDENTIALS(
            "RAM does not accept the bridge's own credentials",
            "The AccessKey was disabled, deleted or mistyped, or the role cannot be assumed. Set working credentials and restart the bridge.",
            List.of(
                    "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "InvalidSecurityToken",
                    "IncompleteSignature",
                    "Credentials"),
            null),
    THROTTLED(
            "RAM answers that it is asked too often",
            "It goes on by itself. If it lasts, another program uses up the account's rate: lower bridge.ram.rate to what is left.",
            List.of("Throttling", "RateLimited"),
            null),
    SOMETHING_ATTACHED(
            "RAM refuses to delete it because something is attached",
            "An access key, a policy, a login profile, an MFA device or a group was attached outside of the bridge. Detach it in RAM; then retry.",
            List.of("DeleteConflict"),
            null),
    GONE(
            "The user or group is not in RAM any more",
            "Somebody deleted it there. The bridge goes on trying; retry after it was made again, or delete it in the identity provider.",
            List.of("EntityNotExist"),
            null),
    VALUE_REFUSED(
            "A value does not keep RAM's rules",
            "The message names the attribute and the rule. Correct the person in the identity provider; it is pushed again by itself.",
            List.of("InvalidParameter", "MissingParameter", "Missing", "Invalid"),
            null),
    NO_ANSWER(
            "RAM does not answer",
            "It goes on by itself as soon as RAM answers. If it lasts, check the network and Alibaba Cloud's status page.",
            List.of("CircuitOpen", "SDK", "ServiceUnavailable", "InternalError", "Timeout"),
            "(?i)(failed too often|timed? ?out|connect|unreachable|got no answer|no usable answer)"),
    BRIDGE_ERROR(
            "The bridge made a mistake",
            "The bridge's log says more. Please report it; the change is kept and tried again.",
            List.of(),
            "internal error"),
    OTHER("Something else", "The message is RAM's own.", List.of(), null);

    private static final Pattern CODE = Pattern.compile("RAM answered ([A-Za-z0-9.]+)");

    private final String title;
    private final String advice;
    private final List<String> codes;
    private final @org.jspecify.annotations.Nullable Pattern words;

    FailureCause(String title, String advice, List<String> codes, @org.jspecify.annotations.Nullable String words) {
        this.title = title;
        this.advice = advice;
        this.codes = codes;
        this.words = words == null ? null : Pattern.compile(words);
    }

    public String title() {
        return title;
    }

    public String advice() {
        return advice;
    }

    /** The cause of a change that was refused for good. */
    static FailureCause of(ProvisioningException.Reason reason, String detail) {
        FailureCause byText = of(detail);
        if (byText != OTHER) {
            return byText;
        }
        return switch (reason) {
            case INVALID_VALUE, FORBIDDEN -> VALUE_REFUSED;
            case UNIQUENESS -> NAME_TWICE;
            case QUOTA_EXCEEDED -> ACCOUNT_FULL;
            case NOT_FOUND -> GONE;
            case BUSY, OUTAGE -> NO_ANSWER;
            case PRECONDITION_FAILED, PROTECTED, HELD, NOT_YET -> OTHER;
        };
    }

    /** The cause that a message tells. */
    static FailureCause of(String detail) {
        Matcher found = CODE.matcher(detail);
        String code = found.find() ? found.group(1) : null;
        for (FailureCause cause : values()) {
            boolean byCode = code != null && cause.codes.stream().anyMatch(code::startsWith);
            if (byCode || (cause.words != null && cause.words.matcher(detail).find())) {
                return cause;
            }
        }
        return code == null ? OTHER : NO_ANSWER;
    }
}
