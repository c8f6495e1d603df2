package ramscim.server.traffic;

import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

class PostgresMilestonesTest extends MilestonesContract {
    PostgresMilestonesTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
