package ramscim.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.bearer.BearerToken;
import ramscim.server.bearer.TokenHash;
import ramscim.store.WriteTransactions;

/** The access tokens that work, each as its hash: all replicas know them, and none outlives its client. */
public final class AccessTokens {
    /** Those of one client that work at once; the ones that end first make room. */
    static final int MOST = 50;

    /** No other token of the bridge's own making begins so: the alphabet of those has no dot. */
    private static final String PREFIX = "access.";

    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final Clock clock;

    AccessTokens(JdbcClient jdbc, WriteTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Whose it is.
     *
     * @param client the id of the client
     * @param expires when it ends, if its client does not end before
     */
    public record Known(String client, Instant expires) {}

    /** Whether a text can be one at all. */
    public static boolean isOne(String secret) {
        return secret.startsWith(PREFIX);
    }

    /** A new one. */
    public String give(String client, Duration life) {
        String secret = PREFIX + BearerToken.random();
        Instant now = clock.instant();
        transactions.write(() -> {
            jdbc.sql("delete from access_token where expires <= :now")
                    .param("now", now.minus(life).toEpochMilli())
                    .update();
            jdbc.sql("insert into access_token (hash, client, expires) values (:hash, :client, :expires)")
                    .param("hash", TokenHash.of(secret).hex())
                    .param("client", client)
                    .param("expires", now.plus(life).toEpochMilli())
                    .update();
            jdbc.sql("""
                            delete from access_token where client = :client and hash in (
                                select hash from access_token where client = :client
                                order by expires desc, hash limit 1000 offset :most)
                            """).param("client", client).param("most", MOST).update();
        });
        return secret;
    }

    /** Null for one that never was, or ended long ago. */
    public @Nullable Known known(String secret) {
        return jdbc.sql("select client, expires from access_token where hash = :hash")
                .param("hash", TokenHash.of(secret).hex())
                .query((row, number) ->
                        new Known(row.getString("client"), Instant.ofEpochMilli(row.getLong("expires"))))
                .optional()
                .orElse(null);
    }
}
