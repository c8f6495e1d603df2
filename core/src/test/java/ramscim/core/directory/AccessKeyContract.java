package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.directory.AccessStatus.ACTIVE;
import static ramscim.core.directory.AccessStatus.INACTIVE;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;
import static ramscim.core.directory.RamException.Reason.QUOTA_EXCEEDED;

import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;

/** What {@link AccessKeys} promises, for every implementation of it. */
abstract class AccessKeyContract extends LoginProfileContract {
    private static final AccessKeyId NO_KEY = new AccessKeyId("LTAI-no-such-key");

    @Test
    void createAccessKey_userWithoutKeys_answersAnActiveOneWithItsSecretAndItIsListed() {
        create("alice", "one");

        NewAccessKey created = directory().call(new CreateAccessKey(name("alice")));

        assertThat(created.key().status()).isEqualTo(ACTIVE);
        assertThat(created.key().createDate()).isNotNull();
        assertThat(created.secret().reveal()).isNotBlank();
        assertThat(created.toString()).doesNotContain(created.secret().reveal());
        assertThat(directory().call(new ListAccessKeys(name("alice")))).containsExactly(created.key());
    }

    @Test
    void createAccessKey_aThird_quotaExceeded() {
        create("alice", "one");
        AccessKey first = directory().call(new CreateAccessKey(name("alice"))).key();
        AccessKey second = directory().call(new CreateAccessKey(name("alice"))).key();

        assertThat(failure(() -> directory().call(new CreateAccessKey(name("alice"))))
                        .reason())
                .isEqualTo(QUOTA_EXCEEDED);

        assertThat(directory().call(new ListAccessKeys(name("alice")))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void listAccessKeys_userWithoutKeys_isEmpty() {
        create("alice", "one");

        assertThat(directory().call(new ListAccessKeys(name("alice")))).isEmpty();
    }

    @Test
    void updateAccessKey_inactiveAndBack_changesOnlyThatKey() {
        create("alice", "one");
        AccessKey first = directory().call(new CreateAccessKey(name("alice"))).key();
        AccessKey second = directory().call(new CreateAccessKey(name("alice"))).key();

        directory().call(new UpdateAccessKey(name("alice"), first.id(), INACTIVE));

        assertThat(directory().call(new ListAccessKeys(name("alice"))))
                .containsExactlyInAnyOrder(new AccessKey(first.id(), INACTIVE, first.createDate()), second);
        directory().call(new UpdateAccessKey(name("alice"), first.id(), ACTIVE));
        assertThat(directory().call(new ListAccessKeys(name("alice")))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void updateAccessKey_sameStatusAgain_changesNothing() {
        create("alice", "one");
        AccessKey key = directory().call(new CreateAccessKey(name("alice"))).key();

        directory().call(new UpdateAccessKey(name("alice"), key.id(), ACTIVE));

        assertThat(directory().call(new ListAccessKeys(name("alice")))).containsExactly(key);
    }

    @Test
    void updateAccessKey_keyOfAnotherUserOrOfNone_notFound() {
        create("alice", "one");
        create("bob", "two");
        AccessKey bobs = directory().call(new CreateAccessKey(name("bob"))).key();

        assertThat(failure(() -> directory().call(new UpdateAccessKey(name("alice"), bobs.id(), INACTIVE)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new UpdateAccessKey(name("alice"), NO_KEY, INACTIVE)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(directory().call(new ListAccessKeys(name("bob")))).containsExactly(bobs);
    }

    @Test
    void deleteAccessKey_activeKeyAndThenAgain_isGoneBothTimes() {
        create("alice", "one");
        AccessKey first = directory().call(new CreateAccessKey(name("alice"))).key();
        AccessKey second = directory().call(new CreateAccessKey(name("alice"))).key();

        directory().call(new DeleteAccessKey(name("alice"), first.id()));
        directory().call(new DeleteAccessKey(name("alice"), first.id()));

        assertThat(directory().call(new ListAccessKeys(name("alice")))).containsExactly(second);
    }

    @Test
    void accessKey_unknownUser_notFoundWhateverTheCall() {
        assertThat(failure(() -> directory().call(new CreateAccessKey(name("nobody"))))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new ListAccessKeys(name("nobody"))))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new UpdateAccessKey(name("nobody"), NO_KEY, INACTIVE)))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new DeleteAccessKey(name("nobody"), NO_KEY)))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void deleteUser_whoHasAKey_conflictUntilItIsDeleted() {
        RamUser alice = create("alice", "one");
        AccessKey key = directory().call(new CreateAccessKey(name("alice"))).key();
        directory().call(new UpdateAccessKey(name("alice"), key.id(), INACTIVE));

        assertThat(failure(() -> directory().call(new DeleteUser(alice.id()))).code())
                .isEqualTo("DeleteConflict.User.AccessKey");
        directory().call(new DeleteAccessKey(name("alice"), key.id()));
        directory().call(new DeleteUser(alice.id()));

        assertThat(directory().call(new GetUser(alice.id())).orElse(null)).isNull();
    }
}
