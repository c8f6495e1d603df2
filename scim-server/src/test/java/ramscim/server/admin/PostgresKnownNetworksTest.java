package ramscim.server.admin;

import ramscim.server.store.PostgresServer;
import ramscim.server.store.StoreDatabase;

class PostgresKnownNetworksTest extends KnownNetworksContract {
    PostgresKnownNetworksTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
