package ramscim.server.admin;

import java.time.Clock;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import ramscim.core.resource.Recent;
import ramscim.server.door.Network;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;
import ramscim.store.WriteTransactions;

/** Where tokens came from before, so that it is told when one comes from elsewhere. */
public final class KnownNetworks {
    /** Of one token; what was seen longest ago is forgotten. */
    static final int MOST = 100;

    private static final int REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final SecurityEvents events;
    private final Clock clock;

    /** The same as the table as far as this process asked, for each request. */
    private final Map<String, Boolean> remembered = new Recent<>(REMEMBERED);

    KnownNetworks(JdbcClient jdbc, WriteTransactions transactions, SecurityEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A token that was accepted.
     *
     * @param token what tells it from those that had its name before it
     */
    public void seen(Caller caller, String token, RequestSource source) {
        String network = Network.of(source.address());
        synchronized (remembered) {
            if (remembered.put(token + " " + network, true) != null) {
                return;
            }
        }
        try {
            if (transactions.write(() -> isNew(token, network))) {
                events.tell(new SecurityEvent(
                        SecurityEventKind.TOKEN_MOVED,
                        caller,
                        source,
                        "The token was used from this address for the first time."));
            }
        } catch (DataAccessException | TransactionException e) {
            // What the request asks for fails as well, and says so.
            synchronized (remembered) {
                remembered.remove(token + " " + network);
            }
        }
    }

    private boolean isNew(String token, String network) {
        int made = jdbc.sql("insert into known_network (principal, network, seen) values (:token, :network, :seen)"
                        + " on conflict do nothing")
                .param("token", token)
                .param("network", network)
                .param("seen", clock.millis())
                .update();
        if (made == 1) {
            forgetOldest(token);
        }
        return made == 1;
    }

    private void forgetOldest(String token) {
        jdbc.sql("""
                        delete from known_network where principal = :token and network in (
                            select network from known_network where principal = :token
                            order by seen desc, network limit 1000 offset :most)
                        """).param("token", token).param("most", MOST).update();
    }
}
