package ramscim.server.admin;

import ramscim.server.store.PostgresServer;
import ramscim.server.store.StoreDatabase;

class PostgresServiceAccountsTest extends ServiceAccountsContract {
    PostgresServiceAccountsTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
