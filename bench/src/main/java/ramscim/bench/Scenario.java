package ramscim.bench;

import java.time.Duration;

/** One question and the load that answers it. */
@FunctionalInterface
interface Scenario {
    void run(Setting.Jars jars, Load load);

    /**
     * How much of it; small numbers for a first look.
     *
     * @param latency of RAM, where nothing but that and the processors limits
     */
    record Load(int users, int callers, Duration latency) {}
}
