package ramscim.server.failure;

import java.util.List;
import java.util.Locale;
import ramscim.core.access.JudgingRamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.server.words.Words;

/** Why a change does not come through, in words for an administrator. The first whose code matches is it. */
public enum FailureCause {
    NAME_NOT_OURS(Refusal.NAME_NOT_OURS, "EntityAlreadyExists"),
    NAME_LEFT(Refusal.NAME_LEFT),
    NAME_TWICE(Refusal.NAME_TWICE),
    GROUPS_PER_USER(
            Refusal.GROUPS_PER_USER,
            "LimitExceeded.User.Group",
            "LimitExceeded.Group.User",
            "LimitExceeded.GroupsPerUser"),
    KEYS_PER_USER(Refusal.ACCESS_KEYS_PER_USER, "LimitExceeded.User.AccessKey", "LimitExceeded.AccessKey"),
    TOO_MANY_POLICIES(
            Refusal.POLICIES_ATTACHED,
            "LimitExceeded.User.Policy",
            "LimitExceeded.Group.Policy",
            "LimitExceeded.Policy"),
    ACCOUNT_FULL(Refusal.ACCOUNT_FULL, "LimitExceeded"),
    NO_SUCH_POLICY(Refusal.NO_SUCH_POLICY, "EntityNotExist.Policy"),
    NOT_ALLOWED(Refusal.NOT_ALLOWED, JudgingRamDirectory.ESCALATING),
    PROTECTED(),
    PASSWORD_LOST(Refusal.PASSWORD_LOST),
    NO_PERMISSION("NoPermission", "Forbidden", "AuthenticationFail"),
    BAD_CREDENTIALS(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidSecurityToken",
            "MissingSecurityToken",
            "IncompleteSignature",
            "SignatureNonceUsed",
            "InvalidTimeStamp",
            Refusal.OWN + "NoCredentials",
            Refusal.OWN + "CredentialsNotRenewed"),
    THROTTLED("Throttling", "Rejected.Throttling", "RateLimited"),
    SOMETHING_ATTACHED("DeleteConflict"),
    GONE("EntityNotExist"),
    TAKEN_OVER(Refusal.TAKEN_OVER),
    NOT_SHOWN_YET(RamException.NOT_SEEN_YET),
    UNKNOWN_CODE("InvalidAction", "InvalidApi", "UnsupportedOperation", "NoSuchVersion", "UnsupportedHTTPMethod"),
    VALUE_REFUSED("InvalidParameter", "MissingParameter", "Missing", "Invalid"),
    NO_ANSWER("CircuitOpen", "SDK", "ServiceUnavailable", "InternalError", "Timeout", Refusal.OWN + "UnusableAnswer"),
    BRIDGE_ERROR(Refusal.INTERNAL_ERROR),
    OTHER();

    private final List<String> codes;

    /** @param codes what the refusal's code begins with */
    FailureCause(String... codes) {
        this.codes = List.of(codes);
    }

    public Words title() {
        return Words.of("causes." + label() + ".title");
    }

    /** What to do about it. */
    public Words advice() {
        return Words.of("causes." + label() + ".advice");
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
