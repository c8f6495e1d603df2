package ramscim.server.drift;

import ramscim.server.store.PostgresServer;
import ramscim.server.store.StoreDatabase;

class PostgresDriftReportsTest extends DriftReportsContract {
    PostgresDriftReportsTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
