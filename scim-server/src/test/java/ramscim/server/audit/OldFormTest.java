package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.intent.Intent;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.Given;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.Suspended;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.Transition;
import ramscim.server.audit.AuditLog;
import ramscim.server.audit.ChainVerification;

/**
 * The rows in old-form.sql, which the bridge wrote when the stored form had no number yet and what was removed of the
 * chain stood in words.
 */
class OldFormTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final String LAST_HASH = "649fb20c0cebf10a0aad574bc89bda960a02e9e98950c78647176cf7a29b4e11";

    private static final ResourceId ADA = id(1);
    private static final ResourceId BOB = id(2);
    private static final ResourceId CYD = id(3);
    private static final ResourceId ADMINS = id(4);
    private static final ResourceId DAN = id(5);

    private static ResourceId id(int number) {
        return Objects.requireNonNull(ResourceId.parse("00000000-0000-4000-8000-00000000000" + number));
    }

    private static void migrate(HikariDataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations(
                        "classpath:db/migration/" + Dialect.of(database).name().toLowerCase(Locale.ROOT))
                .target(target)
                .load()
                .migrate();
    }

    private static void load(HikariDataSource database, Predicate<String> wanted) {
        JdbcClient jdbc = JdbcClient.create(database);
        statements().filter(wanted).forEach(statement -> jdbc.sql(statement).update());
    }

    private static Stream<String> statements() {
        try (InputStream rows = Objects.requireNonNull(OldFormTest.class.getResourceAsStream("/old-form.sql"))) {
            return Stream.of(new String(rows.readAllBytes(), StandardCharsets.UTF_8).split(";\n", -1))
                    .filter(statement -> !statement.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertChainIsIntact(StoreDatabase database) {
        ChainVerification chain = new AuditLog(database.jdbc()).verify();
        assertThat(chain).isEqualTo(new ChainVerification(21, 3, 23, LAST_HASH, null));
    }

    private static void assertChainGoesAcrossMigrations(StoreDatabase database) {
        migrate(database.dataSource(), "51");
        load(database.dataSource(), statement -> statement.contains(" audit_"));
        assertChainIsIntact(database);

        migrate(database.dataSource(), "latest");

        assertChainIsIntact(database);
    }

    private static Observed ada() {
        RamUser user = new RamUser(
                new UserId("200000000000000001"),
                "ada@example.onaliyun.com",
                "Ada 张",
                "ada@example.com",
                "86-13800000000",
                "a comment",
                Map.of("team", "red", "scim-bridge:active", "false"),
                "Manual",
                NOW,
                NOW.plusMillis(5),
                null);
        Given given = new Given(
                new ConsoleLogon(true, false),
                true,
                new AccessKeyId("LTAI-2"),
                Set.of(new AccessKeyId("LTAI-3")),
                new Attachments(Map.of("System:ReadOnlyAccess", Attachments.State.ATTACHED)),
                false,
                NOW.plusSeconds(1),
                true);
        Suspended suspended = new Suspended(true, Set.of(new AccessKeyId("LTAI-1")));
        return new ObservedUser(user, Set.of("scim-bridge:active"), suspended, given);
    }

    private static void assertEverythingIsRead(StoreDatabase database) {
        load(database.dataSource(), statement -> true);
        JdbcProvisioningStore store = database.store();

        assertThat(stored(store, ADA).observed()).isEqualTo(ada());
        assertThat(stored(store, ADMINS).observed())
                .isEqualTo(new ObservedGroup(
                        new RamGroup("300000000000000001", "Admins", "Admins", "made by hand", NOW, null),
                        new Attachments(Map.of("Custom:own", Attachments.State.FOUND)),
                        new GroupName("Administrators")));
        assertThat(intent(store, ADMINS).memberships()).isEqualTo(Map.of(BOB, Membership.JOINED));
        assertThat(store.membersOf(ADMINS)).containsExactlyInAnyOrder(ADA, BOB);
        assertThat(intent(store, CYD).lastRefusal())
                .isEqualTo(new Refusal(
                        Reason.NOT_YET, "NoPermission", "CreateUser", "A-2", null, "RAM answered NoPermission."));
        assertThat(intent(store, DAN).isHeld()).isTrue();
        assertThat(store.losses().losersWith(LossKind.USER, NOW, Set.of())).isEqualTo(2);
        assertThat(store.formerUser("user:gone", NOW)).isEqualTo(new UserId("200000000000000001"));
        assertThat(database.failures(2)).extracting(Failure::subject).containsExactly("Admins", "bob");
        assertChainIsIntact(database);
    }

    private static StoredResource stored(JdbcProvisioningStore store, ResourceId id) {
        return Objects.requireNonNull(store.find(id));
    }

    private static Intent intent(JdbcProvisioningStore store, ResourceId id) {
        return Objects.requireNonNull(stored(store, id).intent());
    }

    @Test
    void chain_onSqlite_isIntactBeforeAndAfterMigrations(@TempDir Path directory) {
        HikariDataSource file = SqliteDatabase.open(directory);
        try (StoreDatabase database = StoreDatabase.over(file)) {
            assertChainGoesAcrossMigrations(database);
        }
    }

    @Test
    void chain_onPostgres_isIntactBeforeAndAfterMigrations() {
        try (StoreDatabase database = StoreDatabase.postgresql(PostgresServer.newDatabase())) {
            assertChainGoesAcrossMigrations(database);
        }
    }

    @Test
    void rows_onSqlite_areRead(@TempDir Path directory) {
        try (StoreDatabase database = StoreDatabase.sqlite(directory)) {
            assertEverythingIsRead(database);
        }
    }

    @Test
    void rows_onPostgres_areRead() {
        try (StoreDatabase database = StoreDatabase.postgresql(PostgresServer.newStore())) {
            assertEverythingIsRead(database);
        }
    }

    @Test
    void write_whatWasReadInTheOldForm_hasTheNumberOfTheForm(@TempDir Path directory) {
        try (StoreDatabase database = StoreDatabase.sqlite(directory)) {
            load(database.dataSource(), statement -> true);

            database.store()
                    .write(new Transition.Seen(
                            ADA, stored(database.store(), ADA).observed()));

            assertThat(database.jdbc()
                            .sql("select observed from resource where id = :id")
                            .param("id", ADA.toString())
                            .query(String.class)
                            .single())
                    .startsWith("{\"v\":1,");
            assertThat(stored(database.store(), ADA).observed()).isEqualTo(ada());
        }
    }
}
