package ramscim.server.admin;

import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

class PostgresKnownNetworksTest extends KnownNetworksContract {
    PostgresKnownNetworksTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
