package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static ramscim.core.directory.AccessStatus.ACTIVE;
import static ramscim.core.directory.AccessStatus.INACTIVE;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.MfaDeviceCall.DeleteVirtualMfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.ListUsersInRecycleBin;
import ramscim.core.directory.RecycledUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.SimulatedAccessKey;

/** What goes over the wire when IMS is asked about access. */
class ImsAccessTest extends SimulatedAliyun {
    private static final UserPrincipalName ALICE = name("alice");
    private static final Secret PASSWORD = new Secret("Horse-Battery-1");

    private final ImsDirectory directory = new ImsDirectory(new RpcClient(settings()), true, 2, seeingAll());

    @BeforeEach
    void aUser() {
        ByHand.make("alice", Map.of());
    }

    private static AccountAccess account() {
        return SIMULATOR.account().access();
    }

    private static Map<String, String> sent() {
        return SIMULATOR.calls().get(0).parameters();
    }

    @Test
    void createLoginProfile_always_saysEverything() {
        directory.call(new CreateLoginProfile(ALICE, new LoginProfileRequest(PASSWORD, INACTIVE, false, true)));

        assertThat(sent())
                .containsOnly(
                        entry("UserPrincipalName", ALICE.toString()),
                        entry("Password", "***"),
                        entry("Status", "Inactive"),
                        entry("PasswordResetRequired", "false"),
                        entry("MFABindRequired", "true"));
    }

    @Test
    void updateLoginProfile_statusOnly_saysNothingElse() {
        account().addLoginProfile(ALICE.toString(), PASSWORD.reveal());

        directory.call(new UpdateLoginProfile(ALICE, LoginProfileUpdate.to(INACTIVE)));

        assertThat(sent()).containsOnly(entry("UserPrincipalName", ALICE.toString()), entry("Status", "Inactive"));
        assertThat(account().logOn(ALICE.toString(), PASSWORD.reveal())).isFalse();
    }

    @Test
    void createLoginProfile_password_isTheOneThatAdmits() {
        directory.call(new CreateLoginProfile(ALICE, new LoginProfileRequest(PASSWORD, ACTIVE, false, false)));

        assertThat(account().logOn(ALICE.toString(), PASSWORD.reveal())).isTrue();
    }

    @Test
    void findLoginProfile_usedOne_tellsWhen() {
        account().addLoginProfile(ALICE.toString(), PASSWORD.reveal());
        account().logOn(ALICE.toString(), PASSWORD.reveal());

        assertThat(directory.call(new GetLoginProfile(ALICE)).orElseThrow().lastLoginTime())
                .isNotNull();
    }

    @Test
    void updateLoginProfile_unknownStatusInTheAnswer_isNotTakenForInactive() {
        try (RecordingServer server = new RecordingServer("{\"LoginProfile\": {\"Status\": \"Suspended\"}}")) {
            ImsDirectory answered = ims(settings(server));

            assertThat(failure(() -> answered.call(new UpdateLoginProfile(ALICE, LoginProfileUpdate.to(INACTIVE))))
                            .reason())
                    .isEqualTo(Reason.AMBIGUOUS);
        }
    }

    @Test
    void createAccessKey_secret_isTheOneThatSigns() {
        NewAccessKey created = directory.call(new CreateAccessKey(ALICE));

        assertThat(account().accessKeys(ALICE.toString()))
                .extracting(key -> key.secret().reveal())
                .containsExactly(created.secret().reveal());
    }

    @Test
    void anyKeyOperation_always_leavesTheBridgesOwnKeysAlone() {
        AccessKeyId own = new AccessKeyId(SIMULATOR.accessKeyId());

        directory.call(new DeleteAccessKey(ALICE, own));
        RamException failure = failure(() -> directory.call(new UpdateAccessKey(ALICE, own, INACTIVE)));
        directory.call(new CreateAccessKey(ALICE));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(account().callersAccessKeys())
                .extracting(SimulatedAccessKey::id)
                .containsExactly(own.value());
        assertThat(SIMULATOR.calls())
                .allSatisfy(call -> assertThat(call.parameters()).containsEntry("UserPrincipalName", ALICE.toString()));
    }

    @Test
    void findMfaDevice_answerThatSaysOffWithoutAnError_null() {
        try (RecordingServer server = new RecordingServer("{\"RequestId\": \"1\", \"IsMFAEnable\": false}")) {
            assertThat(ims(settings(server)).call(new GetUserMfaInfo(ALICE)).orElse(null))
                    .isNull();
        }
    }

    private static AliyunSettings settings(RecordingServer server) {
        return settings(
                server.endpoint(),
                AliyunCredentials.keyPair("the-id", "the-secret"),
                settings().readTimeout());
    }

    @Test
    void unbindMfaDevice_boundDevice_leavesItToBeDeleted() {
        String serialNumber = account().bindMfaDevice(ALICE.toString()).serialNumber();

        directory.call(new UnbindMfaDevice(ALICE));
        assertThat(account().mfaDevices()).hasSize(1);
        directory.call(new DeleteVirtualMfaDevice(serialNumber));

        assertThat(account().mfaDevices()).isEmpty();
    }

    @Test
    void listRecycledUsers_severalPages_oneCallAPage() {
        IntStream.range(0, 5).forEach(n -> {
            RamUser bob = ByHand.make("bob", Map.of());
            SIMULATOR.account().removeUser(bob.userPrincipalName());
        });

        assertThat(directory.all(new ListUsersInRecycleBin(name("bob"))))
                .extracting(RecycledUser::id)
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(actions()).containsOnly("ListUsersInRecycleBin").hasSize(3);
    }
}
