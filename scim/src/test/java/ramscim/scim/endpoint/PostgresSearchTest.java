package ramscim.scim.endpoint;

import ramscim.store.TemporaryStore;

class PostgresSearchTest extends SearchContract {
    PostgresSearchTest() {
        super(TemporaryStore.onPostgres());
    }
}
