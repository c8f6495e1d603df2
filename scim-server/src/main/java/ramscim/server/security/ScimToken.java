package ramscim.server.security;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Words;

/**
 * What a client of SCIM signs in with, as administrators see it; what it is made of nobody sees after it was made.
 *
 * @param id null for the token of the configuration
 * @param replaced when it was rotated: a newer one has its name
 */
public record ScimToken(
        @Nullable String id,
        String name,
        SignInWay way,
        @JsonUnwrapped ClientTerms terms,
        @Nullable Instant created,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant replaced,
        @Nullable LastUse lastUse) {

    public TokenScope scope() {
        return terms.scope();
    }

    public Set<TokenRight> rights() {
        return terms.rights();
    }

    public ClientLimits limits() {
        return terms.limits();
    }

    /** What it may do besides what its scope says. */
    public List<Words> rightsInWords() {
        return TokenRight.words(rights());
    }

    /** When and by whom a token was used last. */
    public record LastUse(Instant at, String address, String userAgent) {}

    /** Whether it stands in the configuration, where alone it can be changed. */
    public boolean isConfigured() {
        return created == null;
    }

    /** What tells it from those that had its name before it. */
    String key() {
        return "token:" + (id == null ? "" : id);
    }

    /**
     * How long it was made for, to the minute: its end was said a moment before it was made. Null if it does not end.
     */
    public @Nullable Duration life() {
        return created == null || expires == null
                ? null
                : Duration.between(created, expires).plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
    }

    public boolean isValidAt(Instant now) {
        return revoked == null && (expires == null || expires.isAfter(now));
    }

    /** Whether its end comes as a surprise: one that was rotated or revoked ends as it should. */
    boolean endsUnplanned() {
        return revoked == null && replaced == null && expires != null;
    }

    /** Why it is not valid any more, in a sentence; empty while it is. */
    public String endInWords(Instant now) {
        if (isValidAt(now)) {
            return "";
        }
        return revoked == null ? "The client has ended." : "The client was revoked.";
    }
}
