package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.directory.RamException.Reason.ALREADY_EXISTS;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@link RecycleBin} promises, for every implementation of it over an account that keeps deleted users. */
abstract class RecycleBinContract extends PolicyContract {
    private RamUser deleted(String localPart) {
        RamUser user = create(localPart, "one");
        directory().deleteUser(user.id());
        return user;
    }

    @Test
    void findRecycledUser_deletedUser_tellsWhoItIsAndUntilWhen() {
        RamUser alice = deleted("alice");

        RecycledUser found = Objects.requireNonNull(directory().findRecycledUser(alice.id()));

        assertThat(found.id()).isEqualTo(alice.id());
        assertThat(found.userPrincipalName()).isEqualTo(alice.userPrincipalName());
        assertThat(found.displayName()).isEqualTo(alice.displayName());
        assertThat(Duration.between(
                        Objects.requireNonNull(found.recycleDate()), Objects.requireNonNull(found.deleteDate())))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void findRecycledUser_userWhoExists_null() {
        assertThat(directory().findRecycledUser(create("alice", "one").id())).isNull();
    }

    @Test
    void listRecycledUsers_nameInOtherCase_everyoneWhoHadIt() {
        RamUser first = deleted("alice");
        RamUser second = deleted("Alice");
        deleted("bob");

        assertThat(directory().listRecycledUsers(name("aLICE")))
                .extracting(RecycledUser::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(directory().listRecycledUsers(name("nobody"))).isEmpty();
    }

    @Test
    void restoreUser_deletedUser_isBackUnderItsIdAndNoLongerInTheBin() {
        RamUser alice = deleted("alice");

        directory().restoreUser(alice.id());

        assertThat(find(alice.id()).userPrincipalName()).isEqualTo(alice.userPrincipalName());
        assertThat(directory().findRecycledUser(alice.id())).isNull();
        assertThat(listed(Map.of())).hasSize(1);
    }

    @Test
    void restoreUser_nameTakenMeanwhile_alreadyExistsAndStaysInTheBin() {
        RamUser old = deleted("alice");
        create("ALICE", "two");

        assertThat(failure(() -> directory().restoreUser(old.id())).reason()).isEqualTo(ALREADY_EXISTS);

        assertThat(directory().findRecycledUser(old.id())).isNotNull();
    }

    @Test
    void restoreUser_userWhoIsNotInTheBin_notFound() {
        RamUser alice = create("alice", "one");

        assertThat(failure(() -> directory().restoreUser(alice.id())).reason()).isEqualTo(NOT_FOUND);
    }

    @Test
    void deleteRecycledUser_deletedUser_cannotComeBack() {
        RamUser alice = deleted("alice");

        directory().deleteRecycledUser(alice.id());

        assertThat(directory().findRecycledUser(alice.id())).isNull();
        assertThat(failure(() -> directory().restoreUser(alice.id())).reason()).isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().deleteRecycledUser(alice.id())).reason())
                .isEqualTo(NOT_FOUND);
    }
}
