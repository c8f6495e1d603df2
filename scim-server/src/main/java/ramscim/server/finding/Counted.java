package ramscim.server.finding;

/** {@code 1 change}, {@code 3 changes}. */
public final class Counted {
    private Counted() {}

    public static String of(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }
}
