package ramscim.server.traffic;

/** What a provider comes to, one after the other, when it is set up. */
public enum Milestone {
    /** A request with a valid token. */
    REQUEST,
    /** The test of the connection: a look-up, or discovery, that was answered. */
    LOOKUP,
    /** RAM has a user as was asked. */
    USER,
    /** RAM has a group as was asked. */
    GROUP,
    /** Somebody is in a group. */
    MEMBERSHIP,
    /** Somebody lost their access: was disabled or deleted. */
    DEACTIVATION
}
