package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.directory.AccessStatus.ACTIVE;
import static ramscim.core.directory.AccessStatus.INACTIVE;
import static ramscim.core.directory.RamException.Reason.ALREADY_EXISTS;
import static ramscim.core.directory.RamException.Reason.INVALID;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccountCall.GetPasswordPolicy;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.UpdateUser;

/** What {@link LoginProfiles} promises, for every implementation of it. */
abstract class LoginProfileContract extends EveryCallContract {
    private static final Secret PASSWORD = new Secret("Correct-Horse+7 &=%");

    private static LoginProfileRequest request(Secret password) {
        return new LoginProfileRequest(password, ACTIVE, false, false);
    }

    private LoginProfile profile(String localPart) {
        return Objects.requireNonNull(
                directory().call(new GetLoginProfile(name(localPart))).orElse(null));
    }

    @Test
    void createLoginProfile_everyDemand_answersItAndItIsFound() {
        create("alice", "one");

        LoginProfile created = directory()
                .call(new CreateLoginProfile(name("alice"), new LoginProfileRequest(PASSWORD, INACTIVE, true, true)));

        assertThat(created.status()).isEqualTo(INACTIVE);
        assertThat(created.passwordResetRequired()).isTrue();
        assertThat(created.mfaBindRequired()).isTrue();
        assertThat(created.updateDate()).isNotNull();
        assertThat(profile("alice")).isEqualTo(created);
    }

    @Test
    void createLoginProfile_noDemands_isActiveAndWasNeverUsed() {
        create("alice", "one");

        LoginProfile created = directory().call(new CreateLoginProfile(name("alice"), request(PASSWORD)));

        assertThat(created.status()).isEqualTo(ACTIVE);
        assertThat(created.passwordResetRequired()).isFalse();
        assertThat(created.mfaBindRequired()).isFalse();
        assertThat(created.lastLoginTime()).isNull();
    }

    @Test
    void createLoginProfile_userWhoHasOne_alreadyExistsAndItStays() {
        create("alice", "one");
        LoginProfile first = directory().call(new CreateLoginProfile(name("alice"), request(PASSWORD)));

        assertThat(failure(() -> directory()
                                .call(new CreateLoginProfile(
                                        name("alice"), new LoginProfileRequest(PASSWORD, INACTIVE, true, true))))
                        .reason())
                .isEqualTo(ALREADY_EXISTS);

        assertThat(profile("alice")).isEqualTo(first);
    }

    @Test
    void createLoginProfile_passwordAgainstThePolicy_invalidAndThereIsNone() {
        passwordPolicySetByHand(new PasswordPolicy(12, true, true, true, true, 6, true, 0));
        create("alice", "one");

        RamException failure =
                failure(() -> directory().call(new CreateLoginProfile(name("alice"), request(new Secret("Short-1")))));

        assertThat(failure.reason()).isEqualTo(INVALID);
        assertThat(failure).hasMessageNotContaining("Short-1");
        assertThat(directory().call(new GetLoginProfile(name("alice"))).orElse(null))
                .isNull();
    }

    @Test
    void findLoginProfile_userWithoutOne_null() {
        create("alice", "one");

        assertThat(directory().call(new GetLoginProfile(name("alice"))).orElse(null))
                .isNull();
    }

    @Test
    void loginProfile_unknownUser_notFoundWhateverTheCall() {
        assertThat(failure(() -> directory().call(new CreateLoginProfile(name("nobody"), request(PASSWORD))))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory()
                                .call(new GetLoginProfile(name("nobody")))
                                .orElse(null))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory()
                                .call(new UpdateLoginProfile(name("nobody"), LoginProfileUpdate.to(INACTIVE))))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new DeleteLoginProfile(name("nobody"))))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void updateLoginProfile_statusOnly_leavesTheDemands() {
        create("alice", "one");
        directory().call(new CreateLoginProfile(name("alice"), new LoginProfileRequest(PASSWORD, ACTIVE, true, true)));

        LoginProfile updated = directory().call(new UpdateLoginProfile(name("alice"), LoginProfileUpdate.to(INACTIVE)));

        assertThat(updated.status()).isEqualTo(INACTIVE);
        assertThat(updated.passwordResetRequired()).isTrue();
        assertThat(updated.mfaBindRequired()).isTrue();
        assertThat(profile("alice")).isEqualTo(updated);
    }

    @Test
    void updateLoginProfile_everything_changesIt() {
        create("alice", "one");
        directory()
                .call(new CreateLoginProfile(name("alice"), new LoginProfileRequest(PASSWORD, INACTIVE, true, true)));

        directory()
                .call(new UpdateLoginProfile(
                        name("alice"), new LoginProfileUpdate(new Secret("Another-Horse-8"), ACTIVE, false, false)));

        LoginProfile now = profile("alice");
        assertThat(now.status()).isEqualTo(ACTIVE);
        assertThat(now.passwordResetRequired()).isFalse();
        assertThat(now.mfaBindRequired()).isFalse();
    }

    @Test
    void updateLoginProfile_passwordThatThePolicyForbidsAsAFormerOne_invalid() {
        passwordPolicySetByHand(new PasswordPolicy(8, false, false, false, false, 0, false, 3));
        create("alice", "one");
        directory().call(new CreateLoginProfile(name("alice"), request(PASSWORD)));

        assertThat(failure(() -> directory()
                                .call(new UpdateLoginProfile(
                                        name("alice"), new LoginProfileUpdate(PASSWORD, null, null, null))))
                        .reason())
                .isEqualTo(INVALID);
    }

    @Test
    void updateLoginProfile_userWithoutOne_notFound() {
        create("alice", "one");

        assertThat(failure(() -> directory()
                                .call(new UpdateLoginProfile(name("alice"), LoginProfileUpdate.to(INACTIVE))))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void deleteLoginProfile_oneAndThenNone_isGoneBothTimes() {
        create("alice", "one");
        directory().call(new CreateLoginProfile(name("alice"), request(PASSWORD)));

        directory().call(new DeleteLoginProfile(name("alice")));
        directory().call(new DeleteLoginProfile(name("alice")));

        assertThat(directory().call(new GetLoginProfile(name("alice"))).orElse(null))
                .isNull();
    }

    @Test
    void loginProfile_renamedUser_isFoundByTheNewName() {
        RamUser alice = create("alice", "one");
        LoginProfile profile = directory().call(new CreateLoginProfile(name("alice"), request(PASSWORD)));

        directory().call(new UpdateUser(alice.id(), new UpdateUserRequest(name("bob"), null, null, null, null)));

        assertThat(directory().call(new GetLoginProfile(name("bob"))).orElse(null))
                .isEqualTo(profile);
    }

    @Test
    void passwordPolicy_setByAnAdministrator_isToldAsItIs() {
        PasswordPolicy policy = new PasswordPolicy(14, true, false, true, false, 5, true, 4);
        passwordPolicySetByHand(policy);

        assertThat(directory().call(new GetPasswordPolicy())).isEqualTo(policy);
    }

    @Test
    void deleteUser_whoCanLogOn_conflict() {
        RamUser alice = create("alice", "one");
        directory().call(new CreateLoginProfile(name("alice"), request(PASSWORD)));

        assertThat(failure(() -> directory().call(new DeleteUser(alice.id()))).code())
                .isEqualTo("DeleteConflict.User.LoginProfile");
    }
}
