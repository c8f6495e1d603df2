package ramscim.server.scim;

import java.time.Duration;

/**
 * What a request that is part of another one depends on beside itself.
 *
 * @param condition throws what else is wrong with the request
 * @param patience how long RAM's confirmation is waited for, if it is less than any request waits
 */
record Terms(Runnable condition, Duration patience) {
    /** Of a request that stands for itself. */
    static final Terms ALONE = new Terms(() -> {}, Duration.ofDays(1));
}
