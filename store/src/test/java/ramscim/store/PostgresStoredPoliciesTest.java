package ramscim.store;

class PostgresStoredPoliciesTest extends StoredPoliciesContract {
    PostgresStoredPoliciesTest() {
        super(StoreDatabase.postgresql(PostgresServer.newStore()));
    }
}
