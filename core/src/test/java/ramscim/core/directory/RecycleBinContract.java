package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.directory.RamException.Reason.ALREADY_EXISTS;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.ListUsersInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.UserCall.DeleteUser;

/** What {@link RecycleBin} promises, for every implementation of it over an account that keeps deleted users. */
abstract class RecycleBinContract extends PolicyContract {
    private RamUser deleted(String localPart) {
        RamUser user = create(localPart, "one");
        directory().call(new DeleteUser(user.id()));
        return user;
    }

    @Test
    void findRecycledUser_deletedUser_tellsWhoItIsAndUntilWhen() {
        RamUser alice = deleted("alice");

        RecycledUser found = Objects.requireNonNull(
                directory().call(new GetUserInRecycleBin(alice.id())).orElse(null));

        assertThat(found.id()).isEqualTo(alice.id());
        assertThat(found.userPrincipalName()).isEqualTo(alice.userPrincipalName());
        assertThat(found.displayName()).isEqualTo(alice.displayName());
        assertThat(Duration.between(
                        Objects.requireNonNull(found.recycleDate()), Objects.requireNonNull(found.deleteDate())))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void findRecycledUser_userWhoExists_null() {
        assertThat(directory()
                        .call(new GetUserInRecycleBin(create("alice", "one").id()))
                        .orElse(null))
                .isNull();
    }

    @Test
    void listRecycledUsers_nameInOtherCase_everyoneWhoHadIt() {
        RamUser first = deleted("alice");
        RamUser second = deleted("Alice");
        deleted("bob");

        assertThat(directory().all(new ListUsersInRecycleBin(name("aLICE"))))
                .extracting(RecycledUser::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(directory().all(new ListUsersInRecycleBin(name("nobody")))).isEmpty();
    }

    @Test
    void restoreUser_deletedUser_isBackUnderItsIdAndNoLongerInTheBin() {
        RamUser alice = deleted("alice");

        directory().call(new RestoreUserFromRecycleBin(alice.id()));

        assertThat(find(alice.id()).userPrincipalName()).isEqualTo(alice.userPrincipalName());
        assertThat(directory().call(new GetUserInRecycleBin(alice.id())).orElse(null))
                .isNull();
        assertThat(listed(Map.of())).hasSize(1);
    }

    @Test
    void restoreUser_nameTakenMeanwhile_alreadyExistsAndStaysInTheBin() {
        RamUser old = deleted("alice");
        create("ALICE", "two");

        assertThat(failure(() -> directory().call(new RestoreUserFromRecycleBin(old.id())))
                        .reason())
                .isEqualTo(ALREADY_EXISTS);

        assertThat(directory().call(new GetUserInRecycleBin(old.id())).orElse(null))
                .isNotNull();
    }

    @Test
    void restoreUser_userWhoIsNotInTheBin_notFound() {
        RamUser alice = create("alice", "one");

        assertThat(failure(() -> directory().call(new RestoreUserFromRecycleBin(alice.id())))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }
}
