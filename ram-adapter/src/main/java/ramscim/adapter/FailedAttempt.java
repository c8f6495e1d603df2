package ramscim.adapter;

import ramscim.core.directory.Errand;
import ramscim.core.directory.RamException;

/** That an attempt failed, with the work it was made for: both say whether, and when, there is another. */
final class FailedAttempt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RamException failure;
    private final transient Errand errand;

    FailedAttempt(RamException failure, Errand errand) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
        this.errand = errand;
    }

    RamException failure() {
        return failure;
    }

    Errand errand() {
        return errand;
    }
}
