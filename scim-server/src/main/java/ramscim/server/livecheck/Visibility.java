package ramscim.server.livecheck;

/**
 * How long it took until an operation saw what another had done.
 *
 * @param reads how many calls it took
 * @param seen false if it was given up
 */
record Visibility(String what, String operation, long millis, int reads, boolean seen) {}
