package ramscim.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.server.origin.Caller;
import ramscim.store.StoreDatabase;

abstract class SsoPeopleContract {
    private final StoreDatabase database;
    private final SsoPeople people;

    SsoPeopleContract(StoreDatabase database) {
        this.database = database;
        this.people = new SsoPeople(database.jdbc(), database.transactions(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Caller person(String issuer) {
        return new Caller(Caller.Kind.SSO, issuer + "#1", "Ada");
    }

    @Test
    void signedIn_withAnotherRole_differsFromTheLastTime() {
        Caller ada = person("https://a.example.com");

        assertThat(people.signedIn(ada, AdminRole.ADMIN).differsFrom(AdminRole.ADMIN))
                .isFalse();
        assertThat(people.signedIn(ada, AdminRole.ADMIN).differsFrom(AdminRole.ADMIN))
                .isFalse();
        assertThat(people.signedIn(ada, null).differsFrom(null)).isTrue();
        assertThat(people.signedIn(ada, AdminRole.VIEWER)).isEqualTo(new SsoPeople.Before(true, null));
    }

    @Test
    void signedIn_theSameSubjectOfAnotherIssuer_isSomebodyElse() {
        people.signedIn(person("https://a.example.com"), AdminRole.ADMIN);

        assertThat(people.signedIn(person("https://b.example.com"), AdminRole.VIEWER)
                        .known())
                .isFalse();
    }

    @Test
    void signedIn_withARoleThatOnlyANewerVersionHasTheLastTime_hadNoneThatIsKnown() {
        Caller ada = person("https://a.example.com");
        people.signedIn(ada, AdminRole.ADMIN);
        database.jdbc().sql("update sso_person set role = 'OF_TOMORROW'").update();

        assertThat(people.signedIn(ada, AdminRole.ADMIN)).isEqualTo(new SsoPeople.Before(true, null));
    }
}
