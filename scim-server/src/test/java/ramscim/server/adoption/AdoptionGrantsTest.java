package ramscim.server.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.intent.Origin;
import ramscim.core.resource.ResourceType;
import ramscim.server.audit.AuditTrails;
import ramscim.store.StoreDatabase;

class AdoptionGrantsTest {
    private static final Origin EVE = Origin.ofAdministrator("eve", "req-1");

    private final StoreDatabase database;
    private final AdoptionGrants grants;

    AdoptionGrantsTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
        grants = new AdoptionGrants(
                database.jdbc(),
                database.transactions(),
                AuditTrails.of(database.jdbc(), database.transactions()),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long told() {
        return database.jdbc()
                .sql("select count(*) from audit_event")
                .query(Long.class)
                .single();
    }

    @Test
    void allow_granted_isThatOneUntilItIsTakenBack() {
        grants.grant("21", ResourceType.USER, "ada@x", EVE);

        assertThat(grants.allow("21")).isTrue();
        assertThat(grants.allow("22")).isFalse();
        assertThat(grants.revoke("21", EVE)).isTrue();
        assertThat(grants.allow("21")).isFalse();
    }

    @Test
    void grant_again_takesTheNameAnewAndIsToldOnce() {
        grants.grant("21", ResourceType.USER, "ada@x", EVE);
        grants.grant("21", ResourceType.USER, "ada.l@x", EVE);

        assertThat(grants.all()).singleElement().returns("ada.l@x", AdoptionGrants.Grant::name);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void revoke_nothingGranted_saysSoAndTellsNothing() {
        assertThat(grants.revoke("21", EVE)).isFalse();
        assertThat(told()).isZero();
    }
}
