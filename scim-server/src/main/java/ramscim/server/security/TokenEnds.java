package ramscim.server.security;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import ramscim.server.admin.ServiceAccounts;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;
import ramscim.store.WriteTransactions;

/** Tells, once, of tokens whose time is over; whichever replica looks first. */
@Component
class TokenEnds {
    private static final Logger LOG = LoggerFactory.getLogger(TokenEnds.class);

    private final ScimTokens tokens;
    private final ServiceAccounts accounts;
    private final SecurityEvents events;
    private final WriteTransactions transactions;

    TokenEnds(ScimTokens tokens, ServiceAccounts accounts, SecurityEvents events, WriteTransactions transactions) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.events = events;
        this.transactions = transactions;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void look() {
        try {
            transactions.write(() -> {
                tell(tokens.ended().stream().map(Caller::ofToken).toList());
                tell(accounts.ended().stream().map(Caller::ofService).toList());
            });
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Which tokens have ended is not known, for the database fails: {}", e.getMessage());
        }
    }

    private void tell(List<Caller> ended) {
        RequestSource nobody = new RequestSource("none", "expiry");
        ended.forEach(caller -> events.tellWithin(
                new SecurityEvent(SecurityEventKind.TOKEN_EXPIRED, caller, nobody, "The token has come to its end.")));
    }
}
