package ramscim.server.failure;

import ramscim.server.store.PostgresServer;
import ramscim.server.store.StoreDatabase;

class PostgresFailuresTest extends FailuresContract {
    PostgresFailuresTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
