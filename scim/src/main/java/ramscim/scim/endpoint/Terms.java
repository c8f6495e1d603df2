package ramscim.scim.endpoint;

import java.time.Duration;

/**
 * What a request that is part of another one depends on beside itself.
 *
 * @param condition throws what else is wrong with the request
 * @param patience how long RAM's confirmation is waited for, if it is less than any request waits
 */
record Terms(Runnable condition, Duration patience) {
    private static final Duration AS_LONG_AS_ANY = Duration.ofDays(1);

    /** Of a request that stands for itself. */
    static final Terms ALONE = onlyIf(() -> {});

    /** Of a request that stands for itself and has something else to be checked. */
    static Terms onlyIf(Runnable condition) {
        return new Terms(condition, AS_LONG_AS_ANY);
    }
}
