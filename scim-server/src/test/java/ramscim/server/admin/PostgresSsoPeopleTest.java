package ramscim.server.admin;

import ramscim.server.store.PostgresServer;
import ramscim.server.store.StoreDatabase;

class PostgresSsoPeopleTest extends SsoPeopleContract {
    PostgresSsoPeopleTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
