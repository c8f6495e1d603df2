package ramscim.server.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bearer tokens that SCIM clients may use: the one of the configuration, and those in the store. */
final class ScimTokens {
    private static final int RANDOM_BYTES = 32;

    private final JdbcClient jdbc;
    private final @Nullable TokenHash configured;
    private final Clock clock;

    ScimTokens(JdbcClient jdbc, @Nullable String configured, Clock clock) {
        this.jdbc = jdbc;
        this.configured = configured == null || configured.isBlank() ? null : TokenHash.of(configured);
        this.clock = clock;
    }

    /** Whether the token is one of them; compares with all, so that time tells nothing. */
    boolean isValid(String token) {
        TokenHash hash = TokenHash.of(token);
        boolean valid = false;
        for (TokenHash known : all()) {
            valid |= known.isSame(hash);
        }
        return valid;
    }

    private List<TokenHash> all() {
        List<TokenHash> all = new ArrayList<>(jdbc.sql("select hash from scim_token")
                .query((row, number) -> new TokenHash(row.getString("hash")))
                .list());
        if (configured != null) {
            all.add(configured);
        }
        return all;
    }

    /** Makes a token if nobody could sign in otherwise; null if there is one already. */
    @Nullable String makeFirst() {
        if (!all().isEmpty()) {
            return null;
        }
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        jdbc.sql("insert into scim_token (hash, name, created) values (:hash, 'first', :created)")
                .param("hash", TokenHash.of(token).hex())
                .param("created", clock.millis())
                .update();
        return token;
    }
}
