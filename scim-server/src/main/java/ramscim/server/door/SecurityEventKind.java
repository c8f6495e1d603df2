package ramscim.server.door;

/** What can happen at the doors; the record of changes has a kind of the same name for each. */
public enum SecurityEventKind {
    /** Somebody signed in, or showed the password with a request of the API for the first time in a while. */
    SIGNED_IN("sign-in", "succeeded"),
    /** A password was wrong, or single sign-on did not come to its end. */
    SIGN_IN_FAILED("sign-in", "failed"),
    /** A password was not even looked at, because so many were wrong before. */
    SIGN_IN_THROTTLED("sign-in", "throttled"),
    /** Somebody signed out. */
    SIGNED_OUT("session", "signed-out"),
    /** A session ended otherwise: by an administrator, or because its time was over. */
    SESSION_ENDED("session", "ended"),
    /** The identity provider gives somebody another role than when they signed in before. */
    ROLES_CHANGED("roles", "changed"),
    /** Somebody known asked for what their role, or the lack of a CSRF token, does not allow. */
    ACCESS_DENIED("access", "denied"),
    /** A bearer token was sent that is not known, has ended, was revoked, or is not for this. */
    TOKEN_REFUSED("token", "refused"),
    /** A bearer token came from where it never came from before. */
    TOKEN_MOVED("token", "moved"),
    /** A bearer token was made. */
    TOKEN_CREATED("token", "created"),
    /** A bearer token was made in another's place. */
    TOKEN_ROTATED("token", "rotated"),
    /** A client got an access token of the bridge for its secret or its signature. */
    TOKEN_ISSUED("token", "issued"),
    /** A bearer token was ended by an administrator. */
    TOKEN_REVOKED("token", "revoked"),
    /** A bearer token came to its end. */
    TOKEN_EXPIRED("token", "expired"),
    /** A client of the configuration that was revoked is let in again. */
    TOKEN_RESTORED("token", "restored"),
    /** Somebody took a file along: a list, the record of changes, a copy of the database. */
    EXPORTED("export", "sent"),
    /** A user got a password that the identity provider sent. */
    PASSWORD_SET("password", "set");

    private final String subject;
    private final String outcome;

    SecurityEventKind(String subject, String outcome) {
        this.subject = subject;
        this.outcome = outcome;
    }

    /** What it is about, as metrics and log lines call it. */
    String subject() {
        return subject;
    }

    String outcome() {
        return outcome;
    }

    /** Whether those that are like it are counted for a while: no event of these is a change of its own. */
    boolean isCounted() {
        return switch (this) {
            case SIGN_IN_FAILED, SIGN_IN_THROTTLED, ACCESS_DENIED, TOKEN_REFUSED, TOKEN_ISSUED -> true;
            case SIGNED_IN,
                    SIGNED_OUT,
                    SESSION_ENDED,
                    ROLES_CHANGED,
                    TOKEN_MOVED,
                    TOKEN_CREATED,
                    TOKEN_ROTATED,
                    TOKEN_REVOKED,
                    TOKEN_RESTORED,
                    TOKEN_EXPIRED,
                    EXPORTED,
                    PASSWORD_SET -> false;
        };
    }

    /** Whether somebody should hear of it if it happens again and again to somebody known. */
    boolean isRefusal() {
        return this == ACCESS_DENIED || this == TOKEN_REFUSED;
    }
}
