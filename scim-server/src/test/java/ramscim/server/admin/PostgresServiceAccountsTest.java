package ramscim.server.admin;

import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

class PostgresServiceAccountsTest extends ServiceAccountsContract {
    PostgresServiceAccountsTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
