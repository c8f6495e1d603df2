package ramscim.server.audit;

import java.util.Locale;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.words.Words;
import ramscim.store.KeptName;

/** What an event tells of. */
public enum AuditKind {
    /** A change was asked for and will be carried out, whatever happens to the request. */
    ACCEPTED,
    /** RAM is as was asked. */
    CONFIRMED,
    /** RAM or the rules refused it for good; everything is as it was. */
    REFUSED,
    /** It could not be carried out yet; told once for each change, however often it is tried again. */
    POSTPONED,
    /** It would take more people's access away at once than the guard lets through, and waits for an administrator. */
    HELD,
    /** An administrator let it through. */
    APPROVED,
    /** An administrator refused it; everything is as it was. */
    REJECTED,
    /** It concerns a protected user or group and was not accepted. */
    PROTECTED,
    /** The provider was told of a resource that had come into being without it knowing. */
    ACKNOWLEDGED,
    /** An administrator did something else. */
    ADMINISTERED,
    /** Events that had been kept long enough were removed. */
    PRUNED,
    /** Somebody signed in. */
    SIGNED_IN,
    /** Somebody tried to, in vain. */
    SIGN_IN_FAILED,
    /** Somebody tried too often. */
    SIGN_IN_THROTTLED,
    /** Somebody signed out. */
    SIGNED_OUT,
    /** A session ended without its person's doing. */
    SESSION_ENDED,
    /** The identity provider gives somebody another role than before. */
    ROLES_CHANGED,
    /** Somebody asked for what their role does not allow. */
    ACCESS_DENIED,
    /** A bearer token was refused. */
    TOKEN_REFUSED,
    /** A bearer token came from where it never came from before. */
    TOKEN_MOVED,
    /** A bearer token was made. */
    TOKEN_CREATED,
    /** A bearer token was made in another's place. */
    TOKEN_ROTATED,
    /** A client got an access token of the bridge. */
    TOKEN_ISSUED,
    /** A bearer token was ended by an administrator. */
    TOKEN_REVOKED,
    /** A client of the configuration is let in again. */
    TOKEN_RESTORED,
    /** A bearer token came to its end. */
    TOKEN_EXPIRED,
    /** Somebody took a file along. */
    EXPORTED,
    /** A user got a password that the identity provider sent. */
    PASSWORD_SET;

    /** As people call it. */
    public Words words() {
        return Words.of("audit.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static AuditKind of(SecurityEventKind kind) {
        return KeptName.ofClosed(AuditKind.class, kind.name());
    }
}
