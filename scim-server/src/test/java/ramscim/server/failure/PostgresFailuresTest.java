package ramscim.server.failure;

import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

class PostgresFailuresTest extends FailuresContract {
    PostgresFailuresTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
