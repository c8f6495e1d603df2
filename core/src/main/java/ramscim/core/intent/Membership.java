package ramscim.core.intent;

/** What shall be true of a user and a group. */
public enum Membership {
    JOINED,
    LEFT
}
