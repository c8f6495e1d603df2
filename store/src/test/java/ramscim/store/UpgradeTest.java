package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;

/** What a database of before has is there after it was opened by this version. */
class UpgradeTest {
    private static final String TAKEN =
            "RAM has a user with this name already. RAM answered EntityAlreadyExists.User: It exists. (RAM RequestId A-1)";
    private static final String DENIED = "RAM answered NoPermission: You may not. (RAM RequestId A-2)";
    private static final String DOWN = "The calls failed too often.";

    private final ResourceId denied = ResourceId.random();
    private final ResourceId waiting = ResourceId.random();

    private static void migrate(HikariDataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations(
                        "classpath:db/migration/" + Dialect.of(database).name().toLowerCase(Locale.ROOT))
                .target(target)
                .load()
                .migrate();
    }

    private void upgrade(HikariDataSource database) {
        migrate(database, "51");
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql(
                        "insert into failure (occurred, subject, reason, detail, ram_request_id, resource_id, type, name, existed)"
                                + " values (7, 'ada', 'UNIQUENESS', :words, 'A-1', :id, 'USER', 'user:ada', 0)")
                .param("words", TAKEN)
                .param("id", ResourceId.random().toString())
                .update();
        wait(jdbc, denied, DENIED);
        wait(jdbc, waiting, DOWN);
        confirm(jdbc, 1, 5, "token:okta");
        confirm(jdbc, 2, 9, "token:okta");
        confirm(jdbc, 3, 4, "admin:okta");
        jdbc.sql("insert into scim_client (token, provider, last_seen, address, user_agent)"
                        + " values ('okta', 'Okta', 11, '203.0.113.7', '')")
                .update();
        jdbc.sql(
                        "insert into resource (id, type, sequence, position, attributes) values (:id, 'USER', 1, 1, :attributes)")
                .param("id", ResourceId.random().toString())
                .param(
                        "attributes",
                        "{\"entitlements\": [{\"value\": \"System:ReadOnlyAccess\"}, {\"type\": \"x\"}], \"roles\": [{\"value\": \"Auditor\"}]}")
                .update();
        migrate(database, "latest");
    }

    private static void wait(JdbcClient jdbc, ResourceId id, String words) {
        jdbc.sql("insert into resource (id, type, sequence) values (:id, 'USER', 1)")
                .param("id", id.toString())
                .update();
        jdbc.sql("insert into intent (resource_id, sequence, leaver, attempts, next_attempt, last_error)"
                        + " values (:id, 1, 0, 1, 1, :words)")
                .param("id", id.toString())
                .param("words", words)
                .update();
    }

    private static void confirm(JdbcClient jdbc, long sequence, long at, String actor) {
        jdbc.sql("insert into audit_event (sequence, occurred, kind, resource_id, resource_type, actor, request_id,"
                        + " ram_calls, detail, previous_hash, hash)"
                        + " values (:sequence, :at, 'CONFIRMED', 'x', 'USER', :actor, 'r', '', '', '', '')")
                .param("sequence", sequence)
                .param("at", at)
                .param("actor", actor)
                .update();
    }

    private void assertIsKept(StoreDatabase database) {
        assertThat(database.failures(10))
                .containsExactly(new Failure(
                        Instant.ofEpochMilli(7),
                        "ada",
                        new Refusal(Reason.UNIQUENESS, "EntityAlreadyExists.User", null, "A-1", null, TAKEN)));
        assertThat(lastRefusal(database, denied))
                .isEqualTo(new Refusal(Reason.NOT_YET, "NoPermission", null, null, null, DENIED));
        assertThat(lastRefusal(database, waiting)).isEqualTo(Refusal.of(Reason.NOT_YET, DOWN));
        assertThat(database.jdbc()
                        .sql("select token || ' ' || milestone || ' ' || occurred from milestone order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("okta REQUEST 11", "okta USER 5");
        assertThat(database.jdbc()
                        .sql("select attribute || ' ' || value from given_value order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("entitlements system:readonlyaccess", "roles auditor");
    }

    private static Refusal lastRefusal(StoreDatabase database, ResourceId id) {
        return Objects.requireNonNull(Objects.requireNonNull(
                        Objects.requireNonNull(database.store().find(id)).intent())
                .lastRefusal());
    }

    @Test
    void refusals_onSqlite_areReadWithTheCodesThatStoodInTheirWords(@TempDir Path directory) {
        try (HikariDataSource old = SqliteDatabase.open(directory)) {
            upgrade(old);
        }
        try (StoreDatabase database = StoreDatabase.sqlite(directory)) {
            assertIsKept(database);
        }
    }

    @Test
    void refusals_onPostgres_areReadWithTheCodesThatStoodInTheirWords() {
        try (StoreDatabase database = StoreDatabase.postgresql(PostgresServer.newDatabase())) {
            upgrade(database.dataSource());
            assertIsKept(database);
        }
    }
}
