package ramscim.server.jwt;

import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a token that a provider has signed itself.
 *
 * @param client whose it is; null if that is not proved
 * @param why it is not accepted, in words without anything of the token; empty if it is
 */
public record JwtVerdict(Kind kind, @Nullable String client, String why) {
    /** From the least to the most that is known. */
    public enum Kind {
        /** It proves nothing. */
        FORGED,
        /** The keys that would tell are not to be had now. */
        UNKNOWN,
        /** It is the client's, but not good. */
        REFUSED,
        ACCEPTED
    }

    static JwtVerdict forged(String why) {
        return new JwtVerdict(Kind.FORGED, null, why);
    }
}
