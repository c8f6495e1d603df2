package ramscim.server.guard;

import ramscim.server.store.PostgresServer;
import ramscim.server.store.StoreDatabase;

class PostgresHeldChangesTest extends HeldChangesContract {
    PostgresHeldChangesTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
