package ramscim.core.directory;

import java.time.Duration;

/** How things stand between the bridge and RAM at the moment; asking costs no call. */
public interface RamTraffic {
    /** How long it takes until this many writes are sent, at the rate that RAM bears. */
    Duration timeFor(int writes);

    /** How long no write will be tried because RAM is down; zero while RAM is thought to be up. */
    Duration outage();

    /** Has this done whenever RAM is found to be up again. */
    void onRecovery(Runnable action);

    /** Traffic that nothing hinders. */
    static RamTraffic free() {
        return new RamTraffic() {
            @Override
            public Duration timeFor(int writes) {
                return Duration.ZERO;
            }

            @Override
            public Duration outage() {
                return Duration.ZERO;
            }

            @Override
            public void onRecovery(Runnable action) {
                // It is never down.
            }
        };
    }
}
