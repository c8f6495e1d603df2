package ramscim.scim.endpoint;

import ramscim.store.TemporaryStore;

class SqliteSearchTest extends SearchContract {
    SqliteSearchTest() {
        super(new TemporaryStore());
    }
}
