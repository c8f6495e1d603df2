package ramscim.adapter;

import ramscim.core.directory.ApiClass;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/** What a classified failure means to those who repeat and cut off calls. */
final class Failures {
    private Failures() {}

    /**
     * Whether the same call may be made again. A call that was not tried because it is known to fail for a while is not worth it; a write
     * that may have happened is, once it is known how to tell.
     */
    static boolean isRepeatable(ApiClass apiClass, RamException failure) {
        return switch (failure.reason()) {
            case THROTTLED -> true;
            case UNAVAILABLE -> failure.retryAfter() == null;
            case AMBIGUOUS -> apiClass.isWrite();
            case ALREADY_EXISTS, NOT_FOUND, CONFLICT, QUOTA_EXCEEDED, INVALID, REFUSED, FORBIDDEN, UNAUTHENTICATED ->
                false;
        };
    }

    /** Whether the call got no answer because of its connection: the code is one of the SDK's and not of RAM's. */
    static boolean isLostConnection(RamException failure) {
        return failure.code().startsWith("SDK.");
    }

    /** Whether RAM is down, as far as one call can tell. Any answer of its own shows that it is up; a call that was not made shows nothing. */
    static boolean isOutage(RamException failure) {
        return !failure.provesUp()
                && ((failure.reason() == Reason.UNAVAILABLE && failure.retryAfter() == null)
                        || failure.reason() == Reason.AMBIGUOUS);
    }

    /** Whether the failure of one attempt says nothing about what became of an earlier one. */
    static boolean leavesOpen(RamException failure) {
        return switch (failure.reason()) {
            case THROTTLED, UNAVAILABLE, AMBIGUOUS, REFUSED, FORBIDDEN, UNAUTHENTICATED -> true;
            case ALREADY_EXISTS, NOT_FOUND, CONFLICT, QUOTA_EXCEEDED, INVALID -> false;
        };
    }
}
