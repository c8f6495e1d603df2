package ramscim.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.store.StoreDatabase;

abstract class ServiceAccountsContract {
    private final StoreDatabase database;
    private final ServiceAccounts accounts;

    ServiceAccountsContract(StoreDatabase database) {
        this.database = database;
        accounts = new ServiceAccounts(database.jdbc(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ended_anAccountWhoseTimeIsOver_isToldOnce() {
        accounts.make("over", AdminRole.VIEWER, Instant.now().minusSeconds(1));
        accounts.make("later", AdminRole.VIEWER, Instant.now().plusSeconds(3_600));

        assertThat(accounts.ended()).containsExactly("over");
        assertThat(accounts.ended()).isEmpty();
    }

    @Test
    void of_aTokenThatHasEnded_isStillKnown() {
        ServiceAccounts.Made made =
                accounts.make("over", AdminRole.VIEWER, Instant.now().minusSeconds(1));

        assertThat(accounts.of(made.secret()))
                .isNotNull()
                .satisfies(
                        account -> assertThat(account.isValidAt(Instant.now())).isFalse());
        assertThat(accounts.of("made-up")).isNull();
        assertThat(made.toString()).doesNotContain(made.secret());
    }

    @Test
    void rotate_beyondTheOldEnd_keepsTheOldEnd() {
        Instant end = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 60);
        ServiceAccount old = accounts.make("brief", AdminRole.VIEWER, end).account();

        accounts.rotate(old, end.plusSeconds(3_600), end.plusSeconds(7_200));

        assertThat(accounts.list())
                .filteredOn(account -> account.id().equals(old.id()))
                .extracting(ServiceAccount::expires)
                .containsExactly(end);
        assertThat(accounts.inUse(old.id())).isNull();
    }

    @Test
    void used_isWrittenWithTheAddress() {
        ServiceAccount account = accounts.make(
                        "siem", AdminRole.OPERATOR, Instant.now().plusSeconds(3_600))
                .account();

        accounts.used(account, "203.0.113.9");

        assertThat(accounts.list()).singleElement().satisfies(written -> {
            assertThat(written.lastAddress()).isEqualTo("203.0.113.9");
            assertThat(written.lastUsed()).isNotNull();
            assertThat(written.role()).isEqualTo(AdminRole.OPERATOR);
        });
    }

    @Test
    void revoke_again_isNone() {
        ServiceAccount account = accounts.make(
                        "siem", AdminRole.VIEWER, Instant.now().plusSeconds(3_600))
                .account();

        assertThat(accounts.revoke(account.id())).isNotNull();
        assertThat(accounts.revoke(account.id())).isNull();
    }

    @Test
    void of_anAccountWithARoleThatOnlyANewerVersionHas_isNobodyAndTheOthersStay() {
        ServiceAccounts.Made made =
                accounts.make("of-tomorrow", AdminRole.VIEWER, Instant.now().plusSeconds(3_600));
        database.jdbc().sql("update service_account set role = 'OF_TOMORROW'").update();
        ServiceAccounts.Made other =
                accounts.make("siem", AdminRole.VIEWER, Instant.now().plusSeconds(3_600));

        assertThat(accounts.of(made.secret())).isNull();
        assertThat(accounts.of(other.secret())).isNotNull();
    }
}
