package ramscim.simulator.quirk;

/**
 * That an operation does not see at once what another has just made through the API: it answers as if it were not
 * there.
 *
 * <p>The real service's reads lag behind its writes; which and for how long is not published.
 *
 * @param of what is not seen: {@link #USER}, {@link #GROUP}, {@link #LOGIN_PROFILE}, {@link #MEMBERSHIP} or {@link
 *     #TAGS}
 * @param action the operation that does not see it; {@link #ANY_ACTION} for all
 * @param reads how many calls of that operation do not see each such thing
 * @param millis how long it is not seen, by the simulator's clock
 */
public record Lag(String of, String action, int reads, long millis) {
    public static final String USER = "user";
    public static final String GROUP = "group";
    public static final String LOGIN_PROFILE = "loginProfile";
    public static final String MEMBERSHIP = "membership";
    public static final String TAGS = "tags";
    public static final String ANY_ACTION = "*";

    public Lag {
        action = action == null ? ANY_ACTION : action;
    }

    /** Not seen by the first so many calls of the operation. */
    public static Lag reads(String of, String action, int reads) {
        return new Lag(of, action, reads, 0);
    }

    /** Not seen until so much time has passed. */
    public static Lag millis(String of, String action, long millis) {
        return new Lag(of, action, 0, millis);
    }

    public boolean concerns(String thing, String operation) {
        return of.equals(thing) && (action.equals(ANY_ACTION) || action.equals(operation));
    }
}
