package ramscim.server.guard;

import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

class PostgresHeldChangesTest extends HeldChangesContract {
    PostgresHeldChangesTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
