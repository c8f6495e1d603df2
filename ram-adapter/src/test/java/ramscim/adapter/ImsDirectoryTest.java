package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.PlainDisplayName;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserProfile;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.SimulatorOptions;
import ramscim.simulator.account.UserStatus;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.quirk.Quirks;

class ImsDirectoryTest extends SimulatedAliyun {
    private final ImsDirectory directory = ims();

    @Test
    void createUser_always_isOneCallThatCarriesTheProvisionType() {
        directory.call(creation("alice", "one"));

        assertThat(SIMULATOR.calls()).hasSize(1);
        assertThat(SIMULATOR.calls().get(0).parameters()).containsEntry("ProvisionType", "SCIM");
    }

    @Test
    void createUser_provisionTypeSwitchedOff_isNotSent() {
        new ImsDirectory(new RpcClient(settings()), false, 10, seeingAll()).call(creation("alice", "one"));

        assertThat(SIMULATOR.calls().get(0).parameters()).doesNotContainKey("ProvisionType");
    }

    @Test
    void createUser_provisionTypeStoredByRam_isReported() {
        try (RamSimulator storing = RamSimulator.start(
                SimulatorOptions.builder().storesProvisionType(true).build())) {
            assertThat(ims(settings(storing)).call(creation("alice", "one")).provisionType())
                    .isEqualTo("SCIM");
        }
    }

    @Test
    void createUser_provisionTypeUnknownToRam_isDroppedForGood() {
        try (RamSimulator strict = RamSimulator.start(
                SimulatorOptions.builder().strictParameters(true).build())) {
            ImsDirectory directory = ims(settings(strict));

            directory.call(creation("alice", "one"));
            directory.call(creation("bob", "two"));

            assertThat(strict.account().users()).hasSize(2);
            assertThat(strict.calls("CreateUser"))
                    .extracting(call -> call.parameters().containsKey("ProvisionType"))
                    .containsExactly(true, false, false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidParameter.ProvisionType, Incorrect.",
        "400, InvalidProvisionType, Incorrect.",
        "400, Parameter.NotSupported, The parameter is not supported.",
        "403, NoPermission, You are not authorized to set ProvisionType.",
        "409, Never.Heard.Of, ProvisionType cannot be set.",
    })
    void createUser_provisionTypeRefusedByRam_isDropped(int status, String code, String message) {
        SIMULATOR.faults().add(Fault.error("CreateUser", status, code, message).times(1));

        assertThat(directory.call(creation("alice", "one"))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Zo\u00eb M\u00fcller!, Zoe.Muller", "'O''Brien, Pat', O.Brien.Pat"})
    void createUser_displayNameRefusedForItsCharacters_isShownInPlainOnes(String wanted, String shown) {
        SIMULATOR.account().behave(Quirks.none().withStrictDisplayNames());
        CreateUser call = new CreateUser(
                new UserProfile(name("zoe"), wanted, null, null, null),
                creation("zoe", "one").tags());

        RamUser made = directory.call(call);

        assertThat(made.displayName()).isEqualTo(shown);
        assertThat(PlainDisplayName.shows(made.displayName(), wanted)).isTrue();
    }

    @Test
    void updateUser_displayNameOfNothingThatRamTakes_isRefused() {
        SIMULATOR.account().behave(Quirks.none().withStrictDisplayNames());
        RamUser alice = directory.call(creation("alice", "one"));

        assertThat(failure(() -> directory.call(
                                new UpdateUser(alice.id(), new UpdateUserRequest(null, "!!!", null, null, null))))
                        .reason())
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void createUser_otherParameterInvalid_isNotRepeated() {
        SIMULATOR
                .faults()
                .add(Fault.error("CreateUser", 400, "InvalidParameter.Email.Format", "Incorrect.")
                        .times(1));

        assertThat(failure(() -> directory.call(creation("alice", "one"))).reason())
                .isEqualTo(Reason.INVALID);
        assertThat(SIMULATOR.calls()).hasSize(1);
    }

    @Test
    void listUsers_severalPages_everyUserOnce() {
        IntStream.range(0, 5).forEach(n -> ByHand.make("user" + n, Map.of("team", "red")));

        List<RamUser> users = new ImsDirectory(new RpcClient(settings()), true, 2, seeingAll())
                .all(new ListUsers(Map.of("team", "red")));

        assertThat(users)
                .extracting(RamUser::userPrincipalName)
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(SIMULATOR.calls("ListUsers")).hasSize(3);
    }

    @Test
    void listUsers_entriesOnTwoPages_areGivenOnce() {
        try (RamSimulator overlapping = RamSimulator.start(
                SimulatorOptions.builder().overlappingPages(true).build())) {
            IntStream.range(0, 5).forEach(n -> overlapping.account().addUser("user" + n));

            assertThat(new ImsDirectory(new RpcClient(settings(overlapping)), true, 2, seeingAll())
                            .all(new ListUsers(Map.of())))
                    .extracting(RamUser::userPrincipalName)
                    .doesNotHaveDuplicates()
                    .hasSize(5);
        }
    }

    @Test
    void listUsers_frozenUsers_areListedWithAndWithoutTags() {
        SIMULATOR
                .account()
                .addUser("frozen", user -> user.status(UserStatus.FREEZE).tag("team", "red"));

        assertThat(directory.all(new ListUsers(Map.of("team", "red")))).hasSize(1);
        assertThat(directory.all(new ListUsers(Map.of()))).hasSize(1);
    }

    @Test
    void findUser_userWithManyTags_hasThemFromItsOwnCall() {
        Map<String, String> tags = Map.of("a", "1", "b", "2", "c", "3");
        RamUser alice = ByHand.make("alice", tags);

        assertThat(directory.call(new GetUser(alice.id())).orElse(null))
                .extracting(RamUser::tags)
                .isEqualTo(tags);
        assertThat(actions()).containsExactly("GetUser");
    }

    @Test
    void anyCall_onTheWire_isSignedAsVersion3WithItsParametersInTheBody() {
        try (RecordingServer server = new RecordingServer()) {
            ims(settings(
                            server.endpoint(),
                            AliyunCredentials.keyPair("the-id", "the-secret"),
                            settings().readTimeout()))
                    .call(creation("alice", "one"));

            assertThat(server.uri()).isEqualTo("/?Action=CreateUser&Format=JSON&Version=2019-08-15");
            assertThat(server.header("Authorization")).startsWith("ACS3-HMAC-SHA256 Credential=the-id,");
            assertThat(server.body()).contains("UserPrincipalName=alice%40example.onaliyun.com");
        }
    }
}
