package ramscim.server.ram;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.account.HomeAccount;
import ramscim.core.directory.RamException;
import ramscim.core.intent.Origin;
import ramscim.server.audit.AuditTrail;
import ramscim.server.start.StartException;
import ramscim.store.WriteTransactions;

/** {@code --accept-account}: from this start on the store is about the account that the credentials are of. */
final class AccountAcceptance {
    private static final Logger LOG = LoggerFactory.getLogger(AccountAcceptance.class);

    private final HomeAccount home;
    private final AuditTrail audit;
    private final WriteTransactions transactions;

    AccountAcceptance(HomeAccount home, AuditTrail audit, WriteTransactions transactions) {
        this.home = home;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @throws StartException if nobody tells which account that is */
    void make() {
        try {
            HomeAccount.Claim claim = home.claim();
            String done = transactions.write(() -> {
                String accepted = home.accept(claim);
                if (accepted != null) {
                    audit.administered(Origin.ofBridge(HomeAccount.ACCEPT), null, accepted);
                }
                return accepted == null ? "" : accepted;
            });
            if (done.isEmpty()) {
                LOG.warn("--{} did nothing: the store is about this account already", HomeAccount.ACCEPT);
            } else {
                LOG.warn("{}", done);
            }
        } catch (RamException e) {
            throw new StartException("The account could not be accepted. " + e.getMessage());
        }
    }
}
