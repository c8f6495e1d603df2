package ramscim.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;

/**
 * What the error codes of RAM and of the gateway before it mean. A known code decides, whatever its status: throttling, for one, is documented
 * as HTTP 400 and seen as 429 and 503. Codes are an open set, so the status decides what an unknown one means.
 */
final class ErrorCode {
    /** The first family that a code belongs to counts. */
    private static final List<Family> FAMILIES = List.of(
            new Family("Throttling", Reason.THROTTLED),
            new Family("Rejected.Throttling", Reason.THROTTLED),
            new Family("TooManyRequests", Reason.THROTTLED),
            new Family("FlowControl", Reason.THROTTLED),
            new Family("EntityAlreadyExists", Reason.ALREADY_EXISTS),
            new Family("EntityNotExist", Reason.NOT_FOUND),
            new Family("DeleteConflict", Reason.CONFLICT),
            new Family("LimitExceeded", Reason.QUOTA_EXCEEDED),
            new Family("InvalidAccessKeyId", Reason.UNAUTHENTICATED),
            new Family("SignatureDoesNotMatch", Reason.UNAUTHENTICATED),
            new Family("IncompleteSignature", Reason.UNAUTHENTICATED),
            new Family("SignatureNonceUsed", Reason.UNAUTHENTICATED),
            new Family("InvalidTimeStamp", Reason.UNAUTHENTICATED),
            new Family("IllegalTimestamp", Reason.UNAUTHENTICATED),
            new Family("InvalidSecurityToken", Reason.UNAUTHENTICATED),
            new Family("MissingSecurityToken", Reason.UNAUTHENTICATED),
            new Family("InvalidParameter", Reason.INVALID),
            new Family("Missing", Reason.INVALID),
            new Family("NoPermission", Reason.FORBIDDEN),
            new Family("Forbidden.AccessKey", Reason.UNAUTHENTICATED),
            new Family("Forbidden", Reason.FORBIDDEN),
            new Family("Forbedden", Reason.FORBIDDEN),
            new Family("ActionUnauthorized", Reason.FORBIDDEN),
            new Family("InsufficientBalance", Reason.FORBIDDEN),
            new Family("Inactive", Reason.FORBIDDEN),
            new Family("SystemBusy", Reason.UNAVAILABLE),
            new Family("ServiceUnavailable", Reason.UNAVAILABLE));

    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private ErrorCode() {}

    /** With a status of 5xx a write may have happened all the same. */
    static Reason reason(RamOperation operation, int status, String code) {
        if (status == TOO_MANY_REQUESTS) {
            return Reason.THROTTLED;
        }
        return FAMILIES.stream()
                .filter(family -> family.has(code))
                .map(Family::reason)
                .findFirst()
                .orElseGet(() -> ofUnknown(operation, status, code));
    }

    private static Reason ofUnknown(RamOperation operation, int status, String code) {
        boolean mayBeDone = status >= 500 || status == TIMED_OUT || code.startsWith("InternalError");
        if (status >= 400 && !mayBeDone) {
            return Reason.REFUSED;
        }
        return operation.isWrite() && mayBeDone ? Reason.AMBIGUOUS : Reason.UNAVAILABLE;
    }

    /** Whether an answer with the status of a success is a failure all the same. */
    static boolean isFailure(String code) {
        return code.startsWith("InternalError") || FAMILIES.stream().anyMatch(family -> family.has(code));
    }

    /** Whether a creation was refused because of a parameter that RAM documents in answers only. */
    static boolean refusesProvisionType(RamException refusal) {
        return refusal.provesUp()
                && refusal.reason() != Reason.THROTTLED
                && (Stream.of("UnsupportedParameter", "UnknownParameter", "Parameter.NotSupported")
                                .anyMatch(refusal.code()::startsWith)
                        || String.valueOf(refusal.getMessage()).contains("ProvisionType"));
    }

    /** Whether the call was refused because its timestamp is too old or its nonce was seen before. */
    static boolean isAboutFreshness(String code) {
        return Stream.of("SignatureNonceUsed", "InvalidTimeStamp", "IllegalTimestamp")
                .anyMatch(code::startsWith);
    }

    /** Whether the call was refused because of the key or token that it was signed with. */
    static boolean isAboutCredentials(String code) {
        return Stream.of("InvalidAccessKeyId", "InvalidSecurityToken", "Forbidden.AccessKey", "SignatureDoesNotMatch")
                .anyMatch(code::startsWith);
    }

    /** RAM's own words, without the signed text that they may quote. */
    static String words(String message) {
        int quote = message.toLowerCase(Locale.ROOT).indexOf("server string to sign");
        return quote < 0 ? message : message.substring(0, quote).strip();
    }

    /**
     * What to do where RAM's words do not say it; empty where there is nothing to add.
     *
     * @param permission what the call needs
     * @param ahead how far RAM's clock is ahead of this machine's, if it said
     */
    static String advice(String code, String permission, @Nullable Duration ahead) {
        if (isAboutFreshness(code)) {
            return clock(ahead);
        }
        if (code.startsWith("NoPermission") || code.equals("Forbidden") || code.startsWith("Forbidden.RAM")) {
            return "The policy of the bridge's credentials does not allow %s: add it.".formatted(permission);
        }
        if (code.equals("DeleteConflict.User.Policy")) {
            return "If RAM shows none of the user's policies, one is attached within a resource group: ResourceManager's ListPolicyAttachments"
                    + " (PrincipalType IMSUser) names it, and there it has to be detached.";
        }
        if (code.equals("InvalidAccessKeyId.Inactive") || code.startsWith("Forbidden.AccessKey")) {
            return "The bridge's access key is disabled: enable it, or set another.";
        }
        if (code.startsWith("InvalidAccessKeyId")) {
            return "The bridge's access key does not exist: set another.";
        }
        if (code.startsWith("SignatureDoesNotMatch")) {
            return "The secret does not belong to the bridge's access key: set the right one.";
        }
        return code.startsWith("InvalidSecurityToken")
                ? "The bridge's temporary credentials have ended or do not belong together, and there are no newer ones."
                : "";
    }

    private static String clock(@Nullable Duration ahead) {
        return ahead == null || ahead.isZero()
                ? "The clock of this machine may be wrong: RAM takes no more than 15 minutes of difference."
                : "The clock of this machine is %d s %s RAM's, which takes no more than 15 minutes of difference: set it."
                        .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "ahead of" : "behind");
    }

    private record Family(String prefix, Reason reason) {
        private boolean has(String code) {
            return code.startsWith(prefix);
        }
    }
}
