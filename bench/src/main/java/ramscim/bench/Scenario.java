package ramscim.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One question and the load that answers it. */
@FunctionalInterface
interface Scenario {
    void run(Setting.Jars jars, Load load);

    /**
     * How much of it; small numbers for a first look.
     *
     * @param latency of RAM, where nothing but that and the processors limits
     * @param rounds of what is compared; their medians are printed
     * @param jdks to start with, where the start is measured; the first for all else
     */
    record Load(int users, int callers, Duration latency, int rounds, List<Path> jdks) {
        public Load {
            jdks = List.copyOf(jdks);
        }
    }
}
