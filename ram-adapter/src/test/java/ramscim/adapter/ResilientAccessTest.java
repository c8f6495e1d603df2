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
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccountCall.GetPasswordPolicy;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.MfaDeviceCall.DeleteVirtualMfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListEntitiesForPolicy;
import ramscim.core.directory.PolicyCall.ListPolicies;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.ListUsersInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserCall.DeleteUser;
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
    private final UserId alice = ram.call(creation("alice", "one")).id();

    @BeforeEach
    void forgetHowAliceWasMade() {
        ram.forgetCalls();
    }

    @Test
    void createLoginProfile_answerLost_isReadBackAndReturned() {
        ram.failAfter("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        LoginProfile created = directory.call(new CreateLoginProfile(ALICE, REQUEST));

        assertThat(created).isEqualTo(ram.call(new GetLoginProfile(ALICE)).orElse(null));
        assertThat(ram.calls())
                .startsWith("CreateLoginProfile", "GetLoginProfile")
                .hasSize(3);
    }

    @Test
    void createLoginProfile_requestLost_isMadeOnce() {
        ram.failBefore("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        directory.call(new CreateLoginProfile(ALICE, REQUEST));

        assertThat(ram.calls()).containsExactly("CreateLoginProfile", "GetLoginProfile", "CreateLoginProfile");
    }

    @Test
    void createLoginProfile_answerLostAndAnotherIsThere_alreadyExists() {
        ram.call(new CreateLoginProfile(
                ALICE, new LoginProfileRequest(new Secret("Other-Horse-2"), INACTIVE, false, false)));
        ram.failBefore("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.call(new CreateLoginProfile(ALICE, REQUEST)))
                        .reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void createLoginProfile_answerLostAndOneThatLooksTheSameWasThereBefore_alreadyExists() {
        ram.call(new CreateLoginProfile(ALICE, REQUEST));
        clock.advance(Duration.ofSeconds(6));
        ram.failBefore("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.call(new CreateLoginProfile(ALICE, REQUEST)))
                        .reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void createLoginProfile_answerLostAndRamsClockIsALittleBehind_isReturned() {
        ResilientRamDirectory ahead = new ResilientRamDirectory(
                ram, new CallGuards(SimulatedAliyun.impatient()), Clock.offset(clock, Duration.ofSeconds(4)));
        ram.failAfter("CreateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        assertThat(ahead.call(new CreateLoginProfile(ALICE, REQUEST)))
                .isEqualTo(ram.call(new GetLoginProfile(ALICE)).orElse(null));
    }

    /** The first call did nothing for certain, so what is there is somebody else's. */
    @Test
    void createLoginProfile_refusedForTheRateAndOneWasMadeByHandMeanwhile_alreadyExists() {
        ram.call(new CreateLoginProfile(ALICE, REQUEST));
        ram.failBefore("CreateLoginProfile", 1, failed(Reason.THROTTLED));

        assertThat(failure(() -> directory.call(new CreateLoginProfile(ALICE, REQUEST)))
                        .reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void createLoginProfile_oneIsThere_alreadyExistsAtOnce() {
        ram.call(new CreateLoginProfile(ALICE, REQUEST));
        ram.forgetCalls();

        assertThat(failure(() -> directory.call(new CreateLoginProfile(ALICE, REQUEST)))
                        .reason())
                .isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(ram.calls()).containsExactly("CreateLoginProfile");
    }

    @Test
    void updateLoginProfile_answerLost_isMadeAgain() {
        ram.call(new CreateLoginProfile(ALICE, REQUEST));
        ram.failAfter("UpdateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        assertThat(directory
                        .call(new UpdateLoginProfile(ALICE, LoginProfileUpdate.to(INACTIVE)))
                        .status())
                .isEqualTo(INACTIVE);
    }

    @Test
    void updateLoginProfile_answerLostAndThenRefusedAsAFormerPassword_ambiguous() {
        ram.changePasswordPolicy(new PasswordPolicy(8, false, false, false, false, 0, false, 5));
        ram.call(new CreateLoginProfile(ALICE, REQUEST));
        ram.failAfter("UpdateLoginProfile", 1, failed(Reason.AMBIGUOUS));

        RamException failure = failure(() -> directory.call(new UpdateLoginProfile(
                ALICE, new LoginProfileUpdate(new Secret("Another-Horse-8"), null, null, null))));

        assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(ram.password(alice)).isEqualTo(new Secret("Another-Horse-8"));
    }

    @Test
    void updateLoginProfile_weakPassword_invalid() {
        ram.call(new CreateLoginProfile(ALICE, REQUEST));

        assertThat(failure(() -> directory.call(new UpdateLoginProfile(
                                ALICE, new LoginProfileUpdate(new Secret("weak"), null, null, null))))
                        .reason())
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void createAccessKey_answerLost_ambiguousAndNoSecondIsMade() {
        ram.failAfter("CreateAccessKey", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.call(new CreateAccessKey(ALICE))).reason())
                .isEqualTo(Reason.AMBIGUOUS);

        assertThat(ram.call(new ListAccessKeys(ALICE))).hasSize(1);
        assertThat(ram.calls()).containsExactly("CreateAccessKey", "ListAccessKeys");
    }

    @Test
    void createAccessKey_throttled_isMadeAgain() {
        ram.failBefore("CreateAccessKey", 2, failed(Reason.THROTTLED));

        AccessKey key = directory.call(new CreateAccessKey(ALICE)).key();

        assertThat(ram.call(new ListAccessKeys(ALICE))).containsExactly(key);
    }

    @Test
    void updateAndDeleteAccessKey_answersLost_areMadeAgain() {
        AccessKey key = ram.call(new CreateAccessKey(ALICE)).key();
        ram.failAfter("UpdateAccessKey", 1, failed(Reason.AMBIGUOUS));
        ram.failAfter("DeleteAccessKey", 1, failed(Reason.AMBIGUOUS));

        directory.call(new UpdateAccessKey(ALICE, key.id(), INACTIVE));
        assertThat(ram.call(new ListAccessKeys(ALICE)))
                .extracting(AccessKey::status)
                .containsExactly(INACTIVE);
        directory.call(new DeleteAccessKey(ALICE, key.id()));
        assertThat(ram.call(new ListAccessKeys(ALICE))).isEmpty();
    }

    @Test
    void loginProfileAndMfaDevice_answersLost_areTakenAwayAllTheSame() {
        ram.call(new CreateLoginProfile(ALICE, REQUEST));
        String serialNumber = ram.bindMfaDevice(alice).serialNumber();
        ram.failAfter("DeleteLoginProfile", 1, failed(Reason.AMBIGUOUS));
        ram.failAfter("UnbindMFADevice", 1, failed(Reason.AMBIGUOUS));
        ram.failAfter("DeleteVirtualMFADevice", 1, failed(Reason.AMBIGUOUS));

        directory.call(new DeleteLoginProfile(ALICE));
        directory.call(new UnbindMfaDevice(ALICE));
        directory.call(new DeleteVirtualMfaDevice(serialNumber));

        assertThat(ram.call(new GetLoginProfile(ALICE)).orElse(null)).isNull();
        assertThat(ram.call(new GetUserMfaInfo(ALICE)).orElse(null)).isNull();
        assertThat(ram.unboundMfaDevices()).isEmpty();
    }

    @Test
    void policies_answersLost_areAttachedAndDetachedOnce() {
        ram.addGroupByHand(TEAM);
        for (String operation :
                Set.of("AttachPolicyToUser", "AttachPolicyToGroup", "DetachPolicyFromUser", "DetachPolicyFromGroup")) {
            ram.failAfter(operation, 1, failed(Reason.AMBIGUOUS));
        }

        directory.call(new AttachPolicyToUser(ALICE, POLICY));
        directory.call(new AttachPolicyToGroup(TEAM, POLICY));
        assertThat(directory.call(new ListPoliciesForUser(ALICE))).containsExactly(POLICY);
        assertThat(directory.call(new ListPoliciesForGroup(TEAM))).containsExactly(POLICY);
        directory.call(new DetachPolicyFromUser(ALICE, POLICY));
        directory.call(new DetachPolicyFromGroup(TEAM, POLICY));

        assertThat(directory.call(new ListPoliciesForUser(ALICE))).isEmpty();
        assertThat(directory.call(new ListPoliciesForGroup(TEAM))).isEmpty();
    }

    @Test
    void restoreUser_answerLost_isBack() {
        ram.call(new DeleteUser(alice));
        ram.failAfter("RestoreUserFromRecycleBin", 1, failed(Reason.AMBIGUOUS));

        directory.call(new RestoreUserFromRecycleBin(alice));

        assertThat(ram.users()).extracting(RamUser::id).containsExactly(alice);
    }

    @Test
    void restoreUser_requestLostAndNobodyThere_notFound() {
        ram.removeByHand(alice);
        ram.failBefore("RestoreUserFromRecycleBin", 1, failed(Reason.AMBIGUOUS));

        assertThat(failure(() -> directory.call(new RestoreUserFromRecycleBin(alice)))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void restoreUser_userWhoNeverLeft_notFound() {
        assertThat(failure(() -> directory.call(new RestoreUserFromRecycleBin(alice)))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    /** The reads of all ports about access. */
    enum Read {
        GetPasswordPolicy,
        GetLoginProfile,
        ListAccessKeys,
        GetUserMFAInfo,
        ListPolicies,
        ListEntitiesForPolicy,
        GetPolicy,
        ListPoliciesForUser,
        ListPoliciesForGroup,
        GetUserInRecycleBin,
        ListUsersInRecycleBin;

        ThrowingCallable from(RamDirectory directory, UserId id) {
            return switch (this) {
                case GetPasswordPolicy -> () -> directory.call(new GetPasswordPolicy());
                case GetLoginProfile ->
                    () -> directory.call(new GetLoginProfile(ALICE)).orElse(null);
                case ListAccessKeys -> () -> directory.call(new ListAccessKeys(ALICE));
                case GetUserMFAInfo ->
                    () -> directory.call(new GetUserMfaInfo(ALICE)).orElse(null);
                case ListPolicies -> () -> directory.all(new ListPolicies());
                case ListEntitiesForPolicy -> () -> directory.call(new ListEntitiesForPolicy(POLICY));
                case GetPolicy -> () -> directory.call(new GetPolicy(POLICY));
                case ListPoliciesForUser -> () -> directory.call(new ListPoliciesForUser(ALICE));
                case ListPoliciesForGroup -> () -> directory.call(new ListPoliciesForGroup(TEAM));
                case GetUserInRecycleBin ->
                    () -> directory.call(new GetUserInRecycleBin(id)).orElse(null);
                case ListUsersInRecycleBin -> () -> directory.all(new ListUsersInRecycleBin(ALICE));
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
