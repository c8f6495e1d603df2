package ramscim.server.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What can be wrong. Of two findings that are equally bad, the one whose kind comes first here is the first to be read.
 */
public enum FindingKind {
    /** The bridge's own database cannot be written. */
    STORE,
    /** The credentials are of another account than the one that the store is about. */
    ANOTHER_ACCOUNT,
    /** Calls to RAM are not made, because RAM did not answer them. */
    BREAKER_OPEN,
    /** RAM refuses the bridge's own credentials. */
    RAM_CREDENTIALS,
    /** RAM has not answered for a while, or did not the last time. */
    RAM_OUTAGE,
    /** RAM does not let the bridge do what it has to. */
    RAM_PERMISSIONS,
    /** This machine's clock is wrong. */
    CLOCK,
    /** Somebody should have lost access and has not. */
    STUCK_LEAVER,
    /** Changes are tried in vain for long. */
    STUCK_CHANGES,
    /** People or groups are not as the identity provider wants. */
    FAILURES,
    /** Changes wait for an administrator. */
    HELD_CHANGES,
    /** Who should hear of an alert does not. */
    UNREACHED_TARGET,
    /** Requests come with tokens that open nothing. */
    REFUSED_TOKENS,
    /** Somebody known is refused again and again. */
    REFUSED_CALLER,
    /** So many requests fail that the identity provider may stop provisioning. */
    QUARANTINE_RISK,
    /** No identity provider has called for long. */
    SILENCE,
    /** A bearer token soon opens nothing any more. */
    TOKEN_EXPIRY,
    /** A client was made and has never signed in. */
    UNUSED_CLIENT,
    /** The account soon has no room for more. */
    QUOTA,
    /** Another bridge keeps users of the account. */
    NEIGHBOURS,
    /** RAM's users name this bridge, which does not know them. */
    UNKNOWN_USERS,
    /** It is not known whether RAM holds what it should. */
    RECONCILE,
    /** Who is disabled can get in. */
    ACCESS_WHILE_DISABLED,
    /** RAM does not hold what it should. */
    DRIFT;

    /** As other programs read it: {@code stuck-leaver}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
