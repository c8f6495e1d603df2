package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.creation;
import static ramscim.adapter.SimulatedAliyun.failure;
import static ramscim.adapter.SimulatedAliyun.name;
import static ramscim.core.directory.AccessStatus.ACTIVE;
import static ramscim.core.directory.AccessStatus.INACTIVE;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/** What {@link ResilientRamDirectory} makes of lost answers to operations about access. */
class ResilientAccessTest {
    private static final UserPrincipalName ALICE = name("alice");
    private static final GroupName TEAM = new GroupName("team");
    private static final PolicyName POLICY = PolicyName.system("ReadOnlyAccess");
    private static final LoginProfileRequest REQUEST =
            new LoginProfileRequest(new Secret("Horse-Battery-1"), ACTIVE, true, false);

    private final MutableClock clock = new MutableClock();
    private final InMemoryRamDirectory ram = new InMemoryRamDirectory(clock);
    private final ResilientRamDirectory directory =
            new ResilientRamDirectory(ram, new CallGuards(SimulatedAliyun.impatient()), clock);
    private final UserId alice = ram.createUser(creation("alice", "one")).id();

    @BeforeEach
    void forgetHowAliceWasMade() {
        ram.forgetCalls();
    }

    @Test
    void createLoginProfile_answerLost_isReadBackAndReturned() {
        ram.failAfter("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        LoginProfile created = directory.createLoginProfile(ALICE, REQUEST);

        assertThat(created).isEqualTo(ram.findLoginProfile(ALICE));
        assertThat(ram.calls())
                .startsWith("CreateLoginProfile", "GetLoginProfile")
                .hasSize(3);
    }

    @Test
    void createLoginProfile_requestLost_isMadeOnce() {
        ram.failBefore("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        directory.createLoginProfile(ALICE, REQUEST);

        assertThat(ram.calls()).containsExactly("CreateLoginProfile", "GetLoginProfile", "CreateLoginProfile");
    }

    @Test
    void createLoginProfile_answerLostAndAnotherIsThere_alreadyExists() {
        ram.createLoginProfile(ALICE, new LoginProfileRequest(new Secret("Other-Horse-2"), INACTIVE, false, false));
        ram.failBefore("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.createLoginProfile(ALICE, REQUEST)).reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void createLoginProfile_answerLostAndOneThatLooksTheSameWasThereBefore_alreadyExists() {
        ram.createLoginProfile(ALICE, REQUEST);
        clock.advance(Duration.ofSeconds(6));
        ram.failBefore("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.createLoginProfile(ALICE, REQUEST)).reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void createLoginProfile_answerLostAndRamsClockIsALittleBehind_isReturned() {
        ResilientRamDirectory ahead = new ResilientRamDirectory(
                ram, new CallGuards(SimulatedAliyun.impatient()), Clock.offset(clock, Duration.ofSeconds(4)));
        ram.failAfter("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        assertThat(ahead.createLoginProfile(ALICE, REQUEST)).isEqualTo(ram.findLoginProfile(ALICE));
    }

    /** The first call did nothing for certain, so what is there is somebody else's. */
    @Test
    void createLoginProfile_refusedForTheRateAndOneWasMadeByHandMeanwhile_alreadyExists() {
        ram.createLoginProfile(ALICE, REQUEST);
        ram.failBefore("CreateLoginProfile", 1, failed(Reason.THROTTLED));

        assertThat(failure(() -> directory.createLoginProfile(ALICE, REQUEST)).reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void createLoginProfile_oneIsThere_alreadyExistsAtOnce() {
        ram.createLoginProfile(ALICE, REQUEST);
        ram.forgetCalls();

        assertThat(failure(() -> directory.createLoginProfile(ALICE, REQUEST)).reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(ram.calls()).containsExactly("CreateLoginProfile");
    }

    @Test
    void updateLoginProfile_answerLost_isMadeAgain() {
        ram.createLoginProfile(ALICE, REQUEST);
        ram.failAfter("UpdateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        assertThat(directory
                        .updateLoginProfile(ALICE, LoginProfileUpdate.to(INACTIVE))
                        .status())
                .isEqualTo(INACTIVE);
    }

    @Test
    void updateLoginProfile_answerLostAndThenRefusedAsAFormerPassword_ambiguous() {
        ram.changePasswordPolicy(new PasswordPolicy(8, false, false, false, false, 0, false, 5));
        ram.createLoginProfile(ALICE, REQUEST);
        ram.failAfter("UpdateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        RamException failure = failure(() -> directory.updateLoginProfile(
                ALICE, new LoginProfileUpdate(new Secret("Another-Horse-8"), null, null, null)));

        assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(ram.password(alice)).isEqualTo(new Secret("Another-Horse-8"));
    }

    @Test
    void updateLoginProfile_weakPassword_invalid() {
        ram.createLoginProfile(ALICE, REQUEST);

        assertThat(failure(() -> directory.updateLoginProfile(
                                ALICE, new LoginProfileUpdate(new Secret("weak"), null, null, null)))
                        .reason())
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void createAccessKey_answerLost_ambiguousAndNoSecondIsMade() {
        ram.failAfter("CreateAccessKey", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.createAccessKey(ALICE)).reason()).isEqualTo(Reason.AMBIGUOUS);

        assertThat(ram.listAccessKeys(ALICE)).hasSize(1);
        assertThat(ram.calls()).containsExactly("CreateAccessKey", "ListAccessKeys");
    }

    @Test
    void createAccessKey_throttled_isMadeAgain() {
        ram.failBefore("CreateAccessKey", 2, failed(Reason.THROTTLED));

        AccessKey key = directory.createAccessKey(ALICE).key();

        assertThat(ram.listAccessKeys(ALICE)).containsExactly(key);
    }

    @Test
    void updateAndDeleteAccessKey_answersLost_areMadeAgain() {
        AccessKey key = ram.createAccessKey(ALICE).key();
        ram.failAfter("UpdateAccessKey", 1, failed(Reason.AMBIGUOUS));
        ram.failAfter("DeleteAccessKey", 1, failed(Reason.AMBIGUOUS));

        directory.updateAccessKey(ALICE, key.id(), INACTIVE);
        assertThat(ram.listAccessKeys(ALICE)).extracting(AccessKey::status).containsExactly(INACTIVE);
        directory.deleteAccessKey(ALICE, key.id());
        assertThat(ram.listAccessKeys(ALICE)).isEmpty();
    }

    @Test
    void loginProfileAndMfaDevice_answersLost_areTakenAwayAllTheSame() {
        ram.createLoginProfile(ALICE, REQUEST);
        String serialNumber = ram.bindMfaDevice(alice).serialNumber();
        ram.failAfter("DeleteLoginProfile", 1, failed(Reason.AMBIGUOUS));
        ram.failAfter("UnbindMFADevice", 1, failed(Reason.AMBIGUOUS));
        ram.failAfter("DeleteVirtualMFADevice", 1, failed(Reason.AMBIGUOUS));

        directory.deleteLoginProfile(ALICE);
        directory.unbindMfaDevice(ALICE);
        directory.deleteVirtualMfaDevice(serialNumber);

        assertThat(ram.findLoginProfile(ALICE)).isNull();
        assertThat(ram.findMfaDevice(ALICE)).isNull();
        assertThat(ram.unboundMfaDevices()).isEmpty();
    }

    @Test
    void policies_answersLost_areAttachedAndDetachedOnce() {
        ram.addGroupByHand(TEAM);
        for (String operation :
                Set.of("AttachPolicyToUser", "AttachPolicyToGroup", "DetachPolicyFromUser", "DetachPolicyFromGroup")) {
            ram.failAfter(operation, 1, failed(Reason.AMBIGUOUS));
        }

        directory.attachPolicyToUser(ALICE, POLICY);
        directory.attachPolicyToGroup(TEAM, POLICY);
        assertThat(directory.listPoliciesForUser(ALICE)).containsExactly(POLICY);
        assertThat(directory.listPoliciesForGroup(TEAM)).containsExactly(POLICY);
        directory.detachPolicyFromUser(ALICE, POLICY);
        directory.detachPolicyFromGroup(TEAM, POLICY);

        assertThat(directory.listPoliciesForUser(ALICE)).isEmpty();
        assertThat(directory.listPoliciesForGroup(TEAM)).isEmpty();
    }

    @Test
    void restoreUser_answerLost_isBack() {
        ram.deleteUser(alice);
        ram.failAfter("RestoreUserFromRecycleBin", 1, failed(Reason.AMBIGUOUS));

        directory.restoreUser(alice);

        assertThat(ram.users()).extracting(RamUser::id).containsExactly(alice);
    }

    @Test
    void restoreUser_requestLostAndNobodyThere_notFound() {
        ram.removeByHand(alice);
        ram.failBefore("RestoreUserFromRecycleBin", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.restoreUser(alice)).reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void restoreUser_userWhoNeverLeft_notFound() {
        assertThat(failure(() -> directory.restoreUser(alice)).reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void deleteRecycledUser_answerLost_isGone() {
        ram.deleteUser(alice);
        ram.failAfter("DeleteUserInRecycleBin", 1, failed(Reason.AMBIGUOUS));

        directory.deleteRecycledUser(alice);

        assertThat(ram.findRecycledUser(alice)).isNull();
    }

    /** The reads of all ports about access. */
    enum Read {
        GetPasswordPolicy,
        GetLoginProfile,
        ListAccessKeys,
        GetUserMFAInfo,
        GetPolicy,
        ListPoliciesForUser,
        ListPoliciesForGroup,
        GetUserInRecycleBin,
        ListUsersInRecycleBin;

        ThrowingCallable from(RamDirectory directory, UserId id) {
            return switch (this) {
                case GetPasswordPolicy -> directory::passwordPolicy;
                case GetLoginProfile -> () -> directory.findLoginProfile(ALICE);
                case ListAccessKeys -> () -> directory.listAccessKeys(ALICE);
                case GetUserMFAInfo -> () -> directory.findMfaDevice(ALICE);
                case GetPolicy -> () -> directory.policyExists(POLICY);
                case ListPoliciesForUser -> () -> directory.listPoliciesForUser(ALICE);
                case ListPoliciesForGroup -> () -> directory.listPoliciesForGroup(TEAM);
                case GetUserInRecycleBin -> () -> directory.findRecycledUser(id);
                case ListUsersInRecycleBin -> () -> directory.listRecycledUsers(ALICE);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyRead_unavailableOnce_isRepeated(Read read) throws Throwable {
        ram.addGroupByHand(TEAM);
        ram.failBefore(read.name(), 1, failed(Reason.UNAVAILABLE));

        read.from(directory, alice).call();

        assertThat(ram.calls()).containsExactly(read.name(), read.name());
    }

    private static RamException failed(Reason reason) {
        return RamException.unanswered(reason, "Test", "as planned");
    }
}
