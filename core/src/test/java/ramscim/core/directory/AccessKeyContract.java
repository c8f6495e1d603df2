package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.directory.AccessStatus.ACTIVE;
import static ramscim.core.directory.AccessStatus.INACTIVE;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;
import static ramscim.core.directory.RamException.Reason.QUOTA_EXCEEDED;

import org.junit.jupiter.api.Test;

/** What {@link AccessKeys} promises, for every implementation of it. */
abstract class AccessKeyContract extends LoginProfileContract {
    private static final AccessKeyId NO_KEY = new AccessKeyId("LTAI-no-such-key");

    @Test
    void createAccessKey_userWithoutKeys_answersAnActiveOneWithItsSecretAndItIsListed() {
        create("alice", "one");

        NewAccessKey created = directory().createAccessKey(name("alice"));

        assertThat(created.key().status()).isEqualTo(ACTIVE);
        assertThat(created.key().createDate()).isNotNull();
        assertThat(created.secret().reveal()).isNotBlank();
        assertThat(created.toString()).doesNotContain(created.secret().reveal());
        assertThat(directory().listAccessKeys(name("alice"))).containsExactly(created.key());
    }

    @Test
    void createAccessKey_aThird_quotaExceeded() {
        create("alice", "one");
        AccessKey first = directory().createAccessKey(name("alice")).key();
        AccessKey second = directory().createAccessKey(name("alice")).key();

        assertThat(failure(() -> directory().createAccessKey(name("alice"))).reason())
                .isEqualTo(QUOTA_EXCEEDED);

        assertThat(directory().listAccessKeys(name("alice"))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void listAccessKeys_userWithoutKeys_isEmpty() {
        create("alice", "one");

        assertThat(directory().listAccessKeys(name("alice"))).isEmpty();
    }

    @Test
    void updateAccessKey_inactiveAndBack_changesOnlyThatKey() {
        create("alice", "one");
        AccessKey first = directory().createAccessKey(name("alice")).key();
        AccessKey second = directory().createAccessKey(name("alice")).key();

        directory().updateAccessKey(name("alice"), first.id(), INACTIVE);

        assertThat(directory().listAccessKeys(name("alice")))
                .containsExactlyInAnyOrder(new AccessKey(first.id(), INACTIVE, first.createDate()), second);
        directory().updateAccessKey(name("alice"), first.id(), ACTIVE);
        assertThat(directory().listAccessKeys(name("alice"))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void updateAccessKey_sameStatusAgain_changesNothing() {
        create("alice", "one");
        AccessKey key = directory().createAccessKey(name("alice")).key();

        directory().updateAccessKey(name("alice"), key.id(), ACTIVE);

        assertThat(directory().listAccessKeys(name("alice"))).containsExactly(key);
    }

    @Test
    void updateAccessKey_keyOfAnotherUserOrOfNone_notFound() {
        create("alice", "one");
        create("bob", "two");
        AccessKey bobs = directory().createAccessKey(name("bob")).key();

        assertThat(failure(() -> directory().updateAccessKey(name("alice"), bobs.id(), INACTIVE))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().updateAccessKey(name("alice"), NO_KEY, INACTIVE))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(directory().listAccessKeys(name("bob"))).containsExactly(bobs);
    }

    @Test
    void deleteAccessKey_activeKeyAndThenAgain_isGoneBothTimes() {
        create("alice", "one");
        AccessKey first = directory().createAccessKey(name("alice")).key();
        AccessKey second = directory().createAccessKey(name("alice")).key();

        directory().deleteAccessKey(name("alice"), first.id());
        directory().deleteAccessKey(name("alice"), first.id());

        assertThat(directory().listAccessKeys(name("alice"))).containsExactly(second);
    }

    @Test
    void accessKey_unknownUser_notFoundWhateverTheCall() {
        assertThat(failure(() -> directory().createAccessKey(name("nobody"))).reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().listAccessKeys(name("nobody"))).reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().updateAccessKey(name("nobody"), NO_KEY, INACTIVE))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().deleteAccessKey(name("nobody"), NO_KEY))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void deleteUser_whoHasAKey_conflictUntilItIsDeleted() {
        RamUser alice = create("alice", "one");
        AccessKey key = directory().createAccessKey(name("alice")).key();
        directory().updateAccessKey(name("alice"), key.id(), INACTIVE);

        assertThat(failure(() -> directory().deleteUser(alice.id())).code()).isEqualTo("DeleteConflict.User.AccessKey");
        directory().deleteAccessKey(name("alice"), key.id());
        directory().deleteUser(alice.id());

        assertThat(directory().findUser(alice.id())).isNull();
    }
}
