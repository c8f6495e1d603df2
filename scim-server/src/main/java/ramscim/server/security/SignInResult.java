package ramscim.server.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of who sent it.
 *
 * @param client whose request it is, or says that it is and proves it; null if that is not known
 * @param why it is not accepted, in words without secrets; empty if it is
 */
public record SignInResult(Kind kind, @Nullable ScimToken client, String why) {
    /** What follows from it. */
    public enum Kind {
        ACCEPTED,
        REFUSED,
        /** It cannot be said now. */
        UNKNOWN
    }

    public static SignInResult accepted(ScimToken client) {
        return new SignInResult(Kind.ACCEPTED, client, "");
    }

    /** @param client null for a stranger */
    public static SignInResult refused(@Nullable ScimToken client, String why) {
        return new SignInResult(Kind.REFUSED, client, why);
    }

    public static SignInResult unknown(String why) {
        return new SignInResult(Kind.UNKNOWN, null, why);
    }

    /** Who was accepted. */
    public ScimToken accepted() {
        return Objects.requireNonNull(client, "whoever is accepted is known");
    }
}
