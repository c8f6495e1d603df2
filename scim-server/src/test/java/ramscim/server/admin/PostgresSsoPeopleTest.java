package ramscim.server.admin;

import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

class PostgresSsoPeopleTest extends SsoPeopleContract {
    PostgresSsoPeopleTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
