package ramscim.server.scim;

import ramscim.server.store.TemporaryStore;

class SqliteSearchTest extends SearchContract {
    SqliteSearchTest() {
        super(new TemporaryStore());
    }
}
