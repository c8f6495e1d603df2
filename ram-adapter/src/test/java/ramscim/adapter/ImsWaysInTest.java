package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.Page;
import ramscim.core.directory.PasskeyCall.DeletePasskey;
import ramscim.core.directory.PasskeyCall.ListPasskeys;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.ServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;
import ramscim.core.directory.UserPrincipalName;
import ramscim.simulator.fault.Fault;

/** Service credentials and passkeys over the wire, and accounts that do not know them. */
class ImsWaysInTest extends SimulatedAliyun {
    private static final UserPrincipalName ALICE = name("alice");

    private final RpcClient rpc = new RpcClient(settings());
    private final ImsDirectory directory =
            new ImsDirectory(rpc, true, Integer.MAX_VALUE, new OwnDoings(Duration.ZERO, Clock.systemUTC()));

    @Test
    void serviceCredential_listedTurnedOffAndDeleted_isGone() {
        ByHand.make("alice", Map.of());
        String id = SIMULATOR
                .account()
                .access()
                .addServiceCredential(ALICE.toString(), "tool", "bailian.aliyuncs.com")
                .id();

        assertThat(directory.call(new ListServiceCredentials(ALICE)))
                .containsExactly(new ServiceCredential(id, "bailian.aliyuncs.com", true));
        assertThat(failure(() -> directory.call(new DeleteServiceCredential(ALICE, id)))
                        .reason())
                .isEqualTo(Reason.CONFLICT);
        directory.call(new UpdateServiceCredential(ALICE, id, AccessStatus.INACTIVE));
        assertThat(directory.call(new ListServiceCredentials(ALICE))).noneMatch(ServiceCredential::active);
        directory.call(new DeleteServiceCredential(ALICE, id));
        directory.call(new DeleteServiceCredential(ALICE, id));

        assertThat(directory.call(new ListServiceCredentials(ALICE))).isEmpty();
    }

    @Test
    void passkey_listedAndDeleted_isGone() {
        ByHand.make("alice", Map.of());
        SIMULATOR.account().access().addPasskey(ALICE.toString(), "phone");

        String id = directory.call(new ListPasskeys(ALICE)).get(0).id();
        directory.call(new DeletePasskey(ALICE, id));

        assertThat(directory.call(new ListPasskeys(ALICE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "404, InvalidApi.NotFound",
        "403, InvalidAction",
        "400, UnsupportedOperation",
        "404, InvalidAction.NotFound",
        "403, NoPermission"
    })
    void list_operationThatTheAccountDoesNotOffer_isEmptyAndNoted(int status, String code) {
        ByHand.make("alice", Map.of());
        SIMULATOR.faults().add(Fault.error("ListPasskeys", status, code, "Not here."));

        assertThat(directory.call(new ListPasskeys(ALICE))).isEmpty();

        assertThat(rpc.standing().notOffered()).containsOnlyKeys("ListPasskeys");
        SIMULATOR.faults().clear();
        directory.call(new ListPasskeys(ALICE));
        assertThat(rpc.standing().notOffered()).isEmpty();
    }

    @Test
    void listServiceCredentials_moreThanAPage_showsAll() {
        ByHand.make("alice", Map.of());
        for (int number = 0; number < 201; number++) {
            SIMULATOR.account().access().addServiceCredential(ALICE.toString(), "key" + number, "service" + number);
        }

        assertThat(directory.call(new ListServiceCredentials(ALICE)))
                .extracting(ServiceCredential::id)
                .doesNotHaveDuplicates()
                .hasSize(201);
    }

    @Test
    void list_userThatDoesNotExist_failsAndSaysNothingOfTheOperation() {
        assertThat(failure(() -> directory.call(new ListServiceCredentials(ALICE)))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(rpc.standing().notOffered()).isEmpty();
    }

    @Test
    void listUsersForGroup_memberWithAnOddName_showsTheOthers() {
        ByHand.make("alice", Map.of());
        ByHand.makeGroup("staff");
        SIMULATOR.account().addUser("odd@cloudsso");
        SIMULATOR.account().addMember("staff", "odd@cloudsso@example.onaliyun.com");
        SIMULATOR.account().addMember("staff", ALICE.toString());

        Page<UserPrincipalName> members = directory.call(new ListUsersForGroup(new GroupName("staff")));

        assertThat(members.entries()).containsExactly(ALICE);
        assertThat(members.passedOver()).containsExactly("odd@cloudsso@example.onaliyun.com");
    }
}
