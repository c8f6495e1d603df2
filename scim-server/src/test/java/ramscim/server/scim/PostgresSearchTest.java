package ramscim.server.scim;

import ramscim.server.store.TemporaryStore;

class PostgresSearchTest extends SearchContract {
    PostgresSearchTest() {
        super(TemporaryStore.onPostgres());
    }
}
