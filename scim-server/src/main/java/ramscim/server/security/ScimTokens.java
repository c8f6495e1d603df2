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
    /** The name of the one that stands in the configuration. */
    private static final String CONFIGURED = "configured";

    private static final int RANDOM_BYTES = 32;

    private final JdbcClient jdbc;
    private final @Nullable TokenHash configured;
    private final Clock clock;

    ScimTokens(JdbcClient jdbc, @Nullable String configured, Clock clock) {
        this.jdbc = jdbc;
        this.configured = configured == null || configured.isBlank() ? null : TokenHash.of(configured);
        this.clock = clock;
    }

    private record Known(TokenHash hash, String name) {}

    /** The name of the token, or null if it is none of them; compares with all, so that time tells nothing. */
    @Nullable String nameOf(String token) {
        TokenHash hash = TokenHash.of(token);
        String name = null;
        for (Known known : all()) {
            name = known.hash().isSame(hash) ? known.name() : name;
        }
        return name;
    }

    private List<Known> all() {
        List<Known> all = new ArrayList<>(jdbc.sql("select hash, name from scim_token")
                .query((row, number) -> new Known(new TokenHash(row.getString("hash")), row.getString("name")))
                .list());
        if (configured != null) {
            all.add(new Known(configured, CONFIGURED));
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
