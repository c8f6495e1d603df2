package ramscim.adapter;

import java.util.List;
import java.util.Locale;
import ramscim.core.directory.RamException.Reason;

/**
 * What the error codes of RAM and of the gateway before it mean. Only the code decides: throttling, for one, is documented as HTTP 400 and
 * seen as 429 and 503.
 */
final class ErrorCode {
    /** The first family that a code belongs to counts. */
    private static final List<Family> FAMILIES = List.of(
            new Family("Throttling", Reason.THROTTLED),
            new Family("Rejected.Throttling", Reason.THROTTLED),
            new Family("EntityAlreadyExists", Reason.ALREADY_EXISTS),
            new Family("EntityNotExist", Reason.NOT_FOUND),
            new Family("DeleteConflict", Reason.CONFLICT),
            new Family("LimitExceeded", Reason.QUOTA_EXCEEDED),
            new Family("InvalidAccessKeyId", Reason.UNAUTHENTICATED),
            new Family("SignatureDoesNotMatch", Reason.UNAUTHENTICATED),
            new Family("IncompleteSignature", Reason.UNAUTHENTICATED),
            new Family("SignatureNonceUsed", Reason.UNAUTHENTICATED),
            new Family("InvalidTimeStamp", Reason.UNAUTHENTICATED),
            new Family("InvalidSecurityToken", Reason.UNAUTHENTICATED),
            new Family("MissingSecurityToken", Reason.UNAUTHENTICATED),
            new Family("InvalidParameter", Reason.INVALID),
            new Family("Missing", Reason.INVALID),
            new Family("NoPermission", Reason.FORBIDDEN),
            new Family("Forbidden", Reason.FORBIDDEN),
            new Family("Inactive", Reason.FORBIDDEN),
            new Family("ServiceUnavailable", Reason.UNAVAILABLE));

    private ErrorCode() {}

    /** An unknown code is an outage and never the caller's fault; with a status of 5xx a write may have happened all the same. */
    static Reason reason(Operation operation, int status, String code) {
        return FAMILIES.stream()
                .filter(family -> family.has(code))
                .map(Family::reason)
                .findFirst()
                .orElseGet(
                        () -> operation.isWrite() && isInternal(status, code) ? Reason.AMBIGUOUS : Reason.UNAVAILABLE);
    }

    /** Whether the call was refused because its timestamp is too old or its nonce was seen before. */
    static boolean isAboutFreshness(String code) {
        return code.startsWith("SignatureNonceUsed") || code.startsWith("InvalidTimeStamp");
    }

    /** RAM's own words, without the signed text that they may quote, and with what to do where they do not say it. */
    static String sentence(String code, String message) {
        int quote = message.toLowerCase(Locale.ROOT).indexOf("server string to sign");
        String words = quote < 0 ? message : message.substring(0, quote).strip();
        return isAboutFreshness(code)
                ? words + " The clock of this machine may be wrong: RAM takes no more than 15 minutes of difference."
                : words;
    }

    private static boolean isInternal(int status, String code) {
        return status >= 500 || code.startsWith("InternalError");
    }

    private record Family(String prefix, Reason reason) {
        private boolean has(String code) {
            return code.startsWith(prefix);
        }
    }
}
