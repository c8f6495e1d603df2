package ramscim.server.alert;

import java.util.Locale;

/** What can be wrong that somebody is told of. */
public enum AlertKind {
    /** Calls to RAM are not made, because RAM did not answer them. */
    BREAKER_OPEN,
    /** RAM refuses the bridge's own credentials. */
    RAM_CREDENTIALS,
    /** Somebody should have lost access and has not. */
    STUCK_LEAVER,
    /** Changes wait for an administrator. */
    HELD_CHANGES,
    /** A bearer token soon opens nothing any more. */
    TOKEN_EXPIRY,
    /** The account soon has no room for more. */
    QUOTA,
    /** So many requests fail that the identity provider may stop provisioning. */
    QUARANTINE_RISK;

    /** As other programs read it: {@code stuck-leaver}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
