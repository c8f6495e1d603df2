package ramscim.server.security;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.bearer.TokenHash;
import ramscim.store.WriteTransactions;

/** What clients have signed and used, so that no replica takes it twice (RFC 7523, section 3). */
public final class UsedAssertions {
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final Clock clock;

    UsedAssertions(JdbcClient jdbc, WriteTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Whether nobody has used it before; from now on somebody has.
     *
     * @param forget when it is no good any more in any case
     */
    public boolean use(String client, String id, Instant forget) {
        return transactions.write(() -> {
            jdbc.sql("delete from client_assertion where expires <= :now")
                    .param("now", clock.millis())
                    .update();
            return jdbc.sql("insert into client_assertion (hash, expires) values (:hash, :expires)"
                                    + " on conflict do nothing")
                            .param("hash", TokenHash.of(client + " " + id).hex())
                            .param("expires", forget.toEpochMilli())
                            .update()
                    == 1;
        });
    }
}
