package ramscim.server.audit;

import ramscim.server.store.PostgresServer;
import ramscim.server.store.StoreDatabase;

class PostgresAuditLogTest extends AuditLogContract {
    PostgresAuditLogTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
