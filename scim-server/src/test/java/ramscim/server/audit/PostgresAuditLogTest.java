package ramscim.server.audit;

import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

class PostgresAuditLogTest extends AuditLogContract {
    PostgresAuditLogTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
