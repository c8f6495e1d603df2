package ramscim.server.traffic;

import java.time.Instant;

/** Somebody without a valid token, of whom nothing is known but this. */
public record TurnedAway(Kind kind, Instant at, String address) {
    /** Why they were not let in. */
    public enum Kind {
        NO_TOKEN,
        /** It never was one of this bridge. */
        UNKNOWN_TOKEN,
        /** It was valid once. */
        FORMER_TOKEN,
        /** With some token, but not below {@code /scim/v2}. */
        WRONG_ADDRESS
    }
}
