package ramscim.server.running;

/**
 * Where chance begins in tests that choose at random: at the same place in each build, so that a failure is about the
 * change that was made, and anywhere with {@code -Dtests.any-seed=true}, as {@code -Pexhaustive} has it.
 */
public final class Seed {
    private Seed() {}

    public static long ofThisRun() {
        return Boolean.getBoolean("tests.any-seed") ? System.nanoTime() : 1;
    }
}
