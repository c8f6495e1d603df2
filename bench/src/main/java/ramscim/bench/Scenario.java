package ramscim.bench;

/** One question and the load that answers it. */
@FunctionalInterface
interface Scenario {
    void run(Setting.Jars jars, Load load);

    /** How much of it; small numbers for a first look. */
    record Load(int users, int callers) {}
}
