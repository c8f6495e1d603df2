package ramscim.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;

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
            new Family("Forbidden.AccessKey", Reason.UNAUTHENTICATED),
            new Family("Forbidden", Reason.FORBIDDEN),
            new Family("Inactive", Reason.FORBIDDEN),
            new Family("ServiceUnavailable", Reason.UNAVAILABLE));

    private ErrorCode() {}

    /** An unknown code is an outage and never the caller's fault; with a status of 5xx a write may have happened all the same. */
    static Reason reason(RamOperation operation, int status, String code) {
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

    private static boolean isInternal(int status, String code) {
        return status >= 500 || code.startsWith("InternalError");
    }

    private record Family(String prefix, Reason reason) {
        private boolean has(String code) {
            return code.startsWith(prefix);
        }
    }
}
