package ramscim.server.drift;

import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

class PostgresDriftReportsTest extends DriftReportsContract {
    PostgresDriftReportsTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
